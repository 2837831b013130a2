import { useEffect, useMemo, useState } from 'preact/hooks';
import type { AccountItem } from '#shared/wire/accounts.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { roleWords } from '../../parts/account-menu.tsx';
import type { Column } from '../../parts/column.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { campaigns, current, definition, progress } from '../../state/campaign.ts';
import { resource } from '../../state/resource.ts';
import { changeAccount, readAccounts } from '../../state/server.ts';
import { mayManage, session } from '../../state/session.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { DeviceTable } from '../collection/device-table.tsx';
import { AccountForm } from './account-form.tsx';

const accounts = resource(async () => (await readAccounts()).accounts);

/** Who may work with the campaigns; only an admin has business here, whoever else typed the address. */
export function PeopleScreen() {
  return mayManage.value ? <People /> : <p class="empty">{t('peopleNotAllowed')}</p>;
}

function People() {
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState<AccountItem | undefined>(undefined);
  useEffect(() => { void accounts.refresh(); }, []);
  const enable = async (account: AccountItem): Promise<void> => { await changeAccount(account.id, { isDisabled: !account.isDisabled }); setAsked(undefined); await accounts.refresh(); };
  const columns = useMemo(() => columnsOf(setAsked), [language.value]);
  return (
    <>
      <PageHead title={t('peopleTitle')}>
        <Button compact onClick={() => { setCreated(undefined); setCreating(true); }}>{t('accountCreate')}</Button>
      </PageHead>
      <Waiting resources={[accounts]} />
      {created === undefined ? null : <Notice text={t('accountCreated', { login: created })} />}
      {isCreating ? <AccountForm onClose={() => setCreating(false)} onCreated={(login) => { setCreating(false); setCreated(login); void accounts.refresh(); }} /> : null}
      {accounts.value.value === undefined ? null : (
        <DataTable fileName="accounts" keepAs="accounts" caption={t('accounts')} columns={columns} rows={accounts.value.value} keyOf={(each) => each.id} empty={t('emptyTable')} />
      )}
      <Devices />
      {asked === undefined ? null : (
        <ConfirmDialog title={t(asked.isDisabled ? 'accountEnableTitle' : 'accountDisableTitle', { login: asked.login })} isDanger={!asked.isDisabled}
          action={t(asked.isDisabled ? 'accountEnableDo' : 'accountDisableDo', { login: asked.login })} onDo={() => enable(asked)} onClose={() => setAsked(undefined)}>
          <p>{t(asked.isDisabled ? 'accountEnableStates' : 'accountDisableStates')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Devices() {
  const [campaign, counts] = [current.value, progress.value.value];
  if (campaign === undefined || counts === undefined) return <p class="empty">{t(campaigns.value.value?.length === 0 ? 'devicesNoCampaign' : 'devicesChoose')}</p>;
  return (
    <section class="devices" aria-labelledby="devices">
      <h2 id="devices">{t('devicesOf', { campaign: nameOf(campaign.name) })}</h2>
      <DeviceTable counts={counts} campaign={definition.value.value} />
    </section>
  );
}

function columnsOf(onAsk: (account: AccountItem) => void): Column<AccountItem>[] {
  return [
    { id: 'unit', title: t('columnLogin'), isFixed: true, value: (each) => each.login },
    { id: 'role', title: t('columnRole'), value: (each) => t(roleWords[each.role]) },
    { id: 'scope', title: t('columnScope'), room: 'medium', value: scopeText },
    { id: 'state', title: t('columnState'), value: (each) => t(each.isDisabled ? 'accountDisabled' : 'accountActive') },
    {
      id: 'action', title: t('accountDisable'), look: 'figure', isAction: true, value: () => null,
      cell: (each) => (each.login === session.value?.login ? null : (
        <button type="button" class={each.isDisabled ? 'link' : 'link link-danger'} onClick={() => onAsk(each)}>{t(each.isDisabled ? 'accountEnable' : 'accountDisable')}</button>
      )),
    },
  ];
}

/** An admin sees everything, whatever was written down. */
function scopeText({ role, campaigns, units }: AccountItem): string {
  if (role === 'admin') return t('scopeAll');
  const values = { campaigns: campaigns === 'all' ? '' : writeCount(campaigns.length), units: units === 'all' ? '' : writeCount(units.length) };
  if (campaigns === 'all') return t(units === 'all' ? 'scopeAll' : 'scopeAllCampaigns', values);
  return t(units === 'all' ? 'scopeAllUnits' : 'scopeSome', values);
}
