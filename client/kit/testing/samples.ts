/** Made-up drafts, responses and assignments for the kit's tests. */
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Response } from '#shared/response/model.ts';
import type { Draft } from '../store/draft.ts';
import type { Enrolled } from '../store/device.ts';
import { makeKeys } from '../enrolment/keys.ts';

export const questionnaireHash = 'a'.repeat(64);
export const deviceId = '11111111-1111-4111-8111-111111111111';

/** The `n`th response id. */
export function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function draftOf(n: number, change: Partial<Draft> = {}): Draft {
  return {
    id: idOf(n), campaign: 'sao-mai', place: 'ap-1', questionnaireHash, answers: { c1: 4 }, writeIns: {}, at: 'c2',
    startedAt: { utcMs: 1_000 * n, offsetMinutes: 420 }, activeMs: 60_000, language: 'vi', respondentKind: 'person',
    mode: 'face_to_face', answerFormat: 'dock', enumerator: 'account-1', revision: 1, ...change,
  };
}

export function responseOf(n: number, change: Partial<Response> = {}): Response {
  return {
    formatVersion: 1, id: idOf(n), campaign: 'sao-mai',
    questionnaire: { id: 'q', version: 1, hash: questionnaireHash }, channel: 'field', respondentKind: 'person',
    language: 'vi', mode: 'face_to_face', answerFormat: 'dock',
    position: { unit: 'xa-1', stratum: '', cluster: '', weight: 1 }, place: 'ap-1', device: deviceId,
    enumerator: 'account-1', startedAt: { utcMs: 1_000 * n, offsetMinutes: 420 },
    finishedAt: { utcMs: 2_000 * n, offsetMinutes: 420 }, durationMs: 60_000, answers: { c1: 4, c2: 5 }, ...change,
  };
}

export async function enrolled(serverKey: string): Promise<Enrolled> {
  return { id: deviceId, kind: 'field', keys: await makeKeys(), serverKey, account: 'account-1', login: 'dtv01', isPersisted: true };
}

export function campaignOf(received: number, hash = questionnaireHash): AssignedCampaign {
  return {
    id: 'sao-mai', name: { vi: 'Đợt 2026' }, territory: { vi: 'tỉnh Sao Mai' }, isDemonstration: true,
    opensOn: '2026-11-01', closesOn: '2026-11-30', routing: 'off', channels: ['field'], modes: ['face_to_face'],
    respondentKinds: ['person'], questionnaire: { id: 'q', version: 1, hash },
    places: [{
      id: 'ap-1', name: { vi: 'Ấp 1' }, unit: 'xa-1', unitName: { vi: 'Xã 1' }, stratum: '', cluster: '', weight: 1, target: 31, received,
    }],
  };
}

/** The smallest questionnaire there can be. */
export function questionnaireOf(id: string): Questionnaire {
  return { id, version: 1, title: { vi: id }, source: { vi: id }, method: 'm', scales: [], parts: [], groups: [], questions: [] };
}
