import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { Role } from '#shared/campaign/model.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { session } from '../../state/session.ts';
import { NeedsAnswer } from './needs.tsx';

const device = { id: 'd', login: 'enumerator', kind: 'field', lastSeenAtMs: 1_000, waiting: 0, responses: 3, isRevoked: false };
const progress = (devices: ProgressReply['devices'], held = 0): ProgressReply => ({
  campaign: 'c', responses: 3, target: 10, held, plannedToday: 3, days: [], channels: [], units: [], places: [], devices, asOfMs: 2_000,
});
const show = (role: Role, given: ProgressReply): void => {
  session.value = { account: 'a', login: 'a', role, seesAllUnits: true, hasDemonstration: false };
  render(<NeedsAnswer progress={given} />);
};

afterEach(cleanup);

test('an account that may not see held responses is told nothing of them', () => {
  show('viewer', progress([device], 2));
  expect(screen.getByText(/Máy nào cũng đã gửi/)).toBeTruthy();
  expect(screen.queryByText(/giữ/)).toBeNull();
});

test('who may see them is told that none is held, or how many wait', () => {
  show('supervisor', progress([device]));
  expect(screen.getByText(/không phiếu nào bị giữ/)).toBeTruthy();
  cleanup();
  show('auditor', progress([device], 2));
  expect(screen.getByRole('link').textContent).toContain('2');
});

test('nothing is said of devices where there are none', () => {
  show('admin', progress([]));
  expect(screen.queryByText(/Máy/)).toBeNull();
});
