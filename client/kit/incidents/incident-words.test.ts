import { describe, expect, it } from 'vitest';
import { incidentKinds, type Incident } from '../store/incidents.ts';
import { nextStepOf, sentencesOf, titleOf } from './incident-words.ts';

const incident = (kind: Incident['kind'], count = 0): Incident => ({ kind, count, atMs: 1, isSeen: false });

describe('an incident in words', () => {
  it('says for every kind what happened, with no gap left in the sentence', () => {
    for (const kind of incidentKinds) {
      const sentences = sentencesOf(incident(kind, 57), true);
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.join(' ')).not.toMatch(/[{}]|undefined/);
    }
  });

  it('says how many responses came back', () => {
    expect(sentencesOf(incident('shelf_emptied', 57), true)).toContain('Đã lấy lại 57 phiếu từ bản thứ hai.');
    expect(sentencesOf(incident('shelf_emptied'), true)).toContain('Không có phiếu đã lưu nào phải lấy lại.');
  });

  it('does not claim that drafts came back', () => {
    for (const kind of ['shelf_emptied', 'shelf_replaced'] as const) expect(sentencesOf(incident(kind, 3), true).at(-1)).toMatch(/nháp.*không lấy lại được/);
  });

  it('does not speak of drafts where there are none', () => {
    for (const kind of incidentKinds) expect(sentencesOf(incident(kind, 3), false).join(' ')).not.toContain('nháp');
  });

  it('calls a loss a loss, with its number, and sends the person to the supervisor', () => {
    const list = [incident('shelf_shortened', 3), incident('responses_lost', 2), incident('identity_lost')];
    expect(titleOf(list)).toBe('Máy đã mất phiếu');
    expect(nextStepOf(list, '11111111-1111-4111-8111-111111111111')).toBe('Báo giám sát viên ngay: mất 2 phiếu, máy 11111111.');
    expect(nextStepOf(list, '')).toBe('Báo giám sát viên ngay: mất 2 phiếu.');
  });

  it('has one next step: enrol again before sending, when the keys are gone', () => {
    expect(nextStepOf([incident('shelf_emptied', 3), incident('identity_lost')], 'x')).toContain('ghi danh');
    expect(nextStepOf([incident('shelf_shortened', 3)], 'x')).toContain('gửi phiếu');
    expect(titleOf([incident('shelf_emptied', 3)])).not.toContain('mất phiếu');
  });
});
