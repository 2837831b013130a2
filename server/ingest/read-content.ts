/**
 * What an envelope holds, judged by its content alone: the response, the reasons not to count it
 * at once, and, where its unit and questionnaire are known and its answers legal, what would be
 * counted. Names and codes are compared in NFC; the bytes stay as they are.
 */
import type { HeldReason } from '#shared/wire/push.ts';
import { parseJson, type EnvelopeHeader, type OpenedEnvelope } from '#shared/sealing/envelope.ts';
import type { OpenedContent } from '#shared/sealing/open-sealed.ts';
import { checkAnswers } from '#shared/response/check-answers.ts';
import type { Response } from '#shared/response/model.ts';
import { sourceOf } from '#shared/response/source.ts';
import { readResponse } from '#shared/response/read-response.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { routedOut } from '#shared/questionnaire/routing.ts';
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import type { KnownCampaign } from '../campaigns/catalogue.ts';
import type { CountedResponse } from '../storage/port.ts';

export interface EnvelopeContent {
  readonly response: Response | null;
  /** Null when it cannot be counted, whoever admits it. */
  readonly countable: CountedResponse | null;
  readonly reasons: readonly HeldReason[];
}

export interface ContentOptions {
  readonly known: KnownCampaign | undefined;
  readonly isGenerated: boolean;
}

export function readContent(opened: OpenedEnvelope, content: OpenedContent, { known, isGenerated }: ContentOptions): EnvelopeContent {
  const response = 'fault' in content ? null : responseIn(opened.header, content.payload);
  const ofCampaign = campaignReasons(opened, known);
  if (response === null) {
    const isKeyMissing = 'fault' in content && content.fault === 'key_unknown';
    return { response, countable: null, reasons: [...ofCampaign, isKeyMissing ? 'key_unknown' : 'payload_unreadable'] };
  }
  const asked = known && askedOf(opened, known);
  if (known === undefined || asked === undefined) return { response, countable: null, reasons: ofCampaign };
  const reasons = [...new Set([...ofCampaign, ...versionReasons(response, asked), ...placeReasons(response, known), ...answerReasons(response, { known, asked })])];
  const isCountable = !reasons.includes('unit_unknown') && !reasons.includes('answer_illegal');
  return { response, countable: isCountable ? countableOf(response, { known, asked }, isGenerated) : null, reasons };
}

/** Null when it is no response, or another one than its header says. */
function responseIn(header: EnvelopeHeader, payload: Uint8Array): Response | null {
  const read = readResponse(parseJson(payload));
  if (!('response' in read)) return null;
  const response = { ...read.response, ...nfcCodes(read.response) };
  const isSame = response.id === header.responseId && response.campaign === header.campaign.normalize('NFC')
    && response.questionnaire.hash === header.questionnaireHash && response.device === header.device;
  return isSame && response.replaces !== response.id ? response : null;
}

/** What is compared and counted by; the envelope keeps its own bytes. */
function nfcCodes({ campaign, place, position }: Response): Pick<Response, 'campaign' | 'place' | 'position'> {
  const { unit, stratum, cluster, weight } = position;
  return {
    campaign: campaign.normalize('NFC'),
    ...(place === undefined ? {} : { place: place.normalize('NFC') }),
    position: { unit: unit.normalize('NFC'), stratum: stratum.normalize('NFC'), cluster: cluster.normalize('NFC'), weight },
  };
}

function campaignReasons({ header }: OpenedEnvelope, known: KnownCampaign | undefined): HeldReason[] {
  if (known === undefined) return ['campaign_unknown'];
  return header.questionnaireHash === known.stored.questionnaireHash ? [] : ['questionnaire_unknown'];
}

/** The questionnaire that was answered: the campaign's, or another version whose answers have the same codes. */
function askedOf({ header: { questionnaireHash: hash } }: OpenedEnvelope, { stored, fitting }: KnownCampaign): Questionnaire | undefined {
  return hash === stored.questionnaireHash ? stored.campaign.questionnaire : fitting.get(hash);
}

/** The hash names the content; an id or version that says otherwise is odd, but what was asked is known. */
function versionReasons({ questionnaire: said }: Response, asked: Questionnaire): HeldReason[] {
  return said.id === asked.id && said.version === asked.version ? [] : ['questionnaire_unknown'];
}

function placeReasons({ position, place: id }: Response, { units, places }: KnownCampaign): HeldReason[] {
  const reasons: HeldReason[] = units.has(position.unit) ? [] : ['unit_unknown'];
  if (id === undefined) return reasons;
  const place = places.get(id);
  if (place === undefined) return [...reasons, 'place_unknown'];
  const isThere = place.unit === position.unit && place.stratum === position.stratum
    && place.cluster === position.cluster && place.weight === position.weight;
  return isThere ? reasons : [...reasons, 'place_mismatch'];
}

interface Judging { readonly known: KnownCampaign; readonly asked: Questionnaire }

function answerReasons({ answers }: Response, { known, asked }: Judging): HeldReason[] {
  const codes = checkAnswers(asked, answers, known.stored.campaign.routing).map((each) => each.code);
  const reasons: HeldReason[] = [];
  if (codes.some((code) => code !== 'answer.routed_out')) reasons.push('answer_illegal');
  if (codes.includes('answer.routed_out')) reasons.push('answer_routed_out');
  return reasons;
}

function countableOf(response: Response, { known: { stored: { campaign }, layout }, asked }: Judging, isGenerated: boolean): CountedResponse {
  return {
    campaign: campaign.id,
    place: response.place ?? null,
    channel: response.channel,
    source: sourceOf(response),
    position: response.position,
    answerCodes: encodeAnswers(layout, response.answers, routedOut(asked, response.answers, campaign.routing)),
    replaces: response.replaces ?? null,
    startedAtMs: response.startedAt.utcMs,
    finishedAtMs: response.finishedAt.utcMs,
    isGenerated,
  };
}
