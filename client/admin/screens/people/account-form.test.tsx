import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { campaigns, currentId } from '../../state/campaign.ts';
import { session } from '../../state/session.ts';
import { t } from '../../state/words.ts';
import { AccountForm } from './account-form.tsx';

const summary = (id: string) => ({
  id, name: { vi: `Đợt ${id}` }, territory: { vi: 'tỉnh' }, year: 2026, status: 'open', isDemonstration: false, hasGeneratedResponses: false,
  opensOn: '2026-01-01', closesOn: '2026-12-31', units: 1, target: 1, responses: 0, held: 0,
});
const definitionOf = (id: string) => ({
  id, questionnaire: {}, unitGroups: [], method: {},
  units: [{ id: `u-${id}`, name: { vi: `Sở ${id}` }, unitGroup: 'g', target: 1 }],
  places: [{ id: `p-${id}`, name: { vi: `Xóm ${id}` }, unit: `u-${id}`, stratum: '', cluster: '', weight: 1, target: 1 }],
});
let sent: unknown;

beforeEach(async () => {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (init.method === 'POST') sent = JSON.parse(String(init.body));
    const [, id = ''] = /campaigns\/(\w+)\/definition/.exec(path) ?? [];
    return Promise.resolve(new Response(JSON.stringify(id === '' ? { campaigns: [summary('a'), summary('b')] } : definitionOf(id))));
  });
  session.value = { account: 'x', login: 'x', role: 'admin', seesAllUnits: true, hasDemonstration: false };
  currentId.value = 'a';
  await campaigns.refresh();
});
afterEach(() => { cleanup(); vi.unstubAllGlobals(); });

const fillIn = (role: string, campaign: string): void => {
  fireEvent.input(screen.getByLabelText(t('signInLogin')), { target: { value: 'nguoi-moi' } });
  fireEvent.input(screen.getByLabelText(t('signInPassword')), { target: { value: 'mat-khau-rat-dai' } });
  fireEvent.change(screen.getByLabelText(t('columnRole')), { target: { value: role } });
  if (campaign !== '') fireEvent.change(screen.getByLabelText(t('accountCampaigns')), { target: { value: campaign } });
};
const create = (): void => { fireEvent.click(screen.getByText(t('accountCreateDo', { login: 'nguoi-moi' }))); };

test('units are those of the campaign chosen, also when another one is looked at', async () => {
  const created = vi.fn();
  render(<AccountForm onClose={() => undefined} onCreated={created} />);
  fillIn('viewer', 'b');
  fireEvent.click(await screen.findByText('Sở b'));
  expect(screen.queryByText('Sở a')).toBeNull();
  create();
  await vi.waitFor(() => { expect(created).toHaveBeenCalledWith('nguoi-moi'); });
  expect(sent).toMatchObject({ role: 'viewer', campaigns: ['b'], units: ['u-b'] });
});

test('an admin is limited to nothing, whatever was chosen before', async () => {
  const created = vi.fn();
  render(<AccountForm onClose={() => undefined} onCreated={created} />);
  fillIn('viewer', 'b');
  fireEvent.click(await screen.findByText('Sở b'));
  fillIn('admin', '');
  create();
  await vi.waitFor(() => { expect(created).toHaveBeenCalled(); });
  expect(sent).toMatchObject({ role: 'admin', campaigns: 'all', units: 'all' });
});
