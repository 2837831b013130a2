import { useState } from 'preact/hooks';
import { roles, type Role } from '#shared/campaign/model.ts';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { roleWords } from '../../parts/account-menu.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { campaigns, currentId, definition } from '../../state/campaign.ts';
import { createAccount } from '../../state/server.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';
import { CheckList } from './check-list.tsx';

const shortestPassword = 12;

interface Given {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
  /** Empty means all. */
  readonly campaign: string;
  readonly units: readonly string[];
  readonly places: readonly string[];
}

/** A new account: what it may do, what it may see, and for an enumerator where it works. */
export function AccountForm({ onClose, onCreated }: { onClose(): void; onCreated(login: string): void }) {
  const [given, setGiven] = useState<Given>({ login: '', password: '', role: 'enumerator', campaign: currentId.value ?? '', units: [], places: [] });
  const set = (change: Partial<Given>): void => setGiven({ ...given, ...change });
  const needsPlaces = given.role === 'enumerator' && given.places.length === 0;
  const isReady = given.login.trim() !== '' && given.password.length >= shortestPassword && !needsPlaces;
  const create = async (): Promise<void> => {
    const login = given.login.trim().normalize('NFC');
    await createAccount(requestOf({ ...given, login }));
    onCreated(login);
  };
  return (
    <ConfirmDialog title={t('accountCreateTitle')} action={t('accountCreateDo', { login: given.login.trim() })} isBlocked={!isReady} onDo={create} onClose={onClose}>
      <TextField label={t('signInLogin')} value={given.login} onText={(login) => set({ login })} autoComplete="off" autoCapitalize="none" maxLength={64} />
      <TextField label={t('signInPassword')} hint={t('accountPasswordHint')} type="password" value={given.password} onText={(password) => set({ password })} autoComplete="off" />
      <label class="desk-field"><span>{t('columnRole')}</span>
        <select class="desk-input" value={given.role} onChange={(event) => set({ role: roles.find((each) => each === event.currentTarget.value) ?? 'viewer' })}>
          {roles.map((each) => <option key={each} value={each}>{t(roleWords[each])}</option>)}
        </select>
      </label>
      <label class="desk-field"><span>{t('accountCampaigns')}</span>
        <select class="desk-input" value={given.campaign} onChange={(event) => set({ campaign: event.currentTarget.value, units: [], places: [] })}>
          <option value="">{t('accountAllCampaigns')}</option>
          {(campaigns.value.value ?? []).map((each) => <option key={each.id} value={each.id}>{t('accountOnlyCurrent', { name: nameOf(each.name) })}</option>)}
        </select>
      </label>
      <Scope given={given} onChange={set} />
    </ConfirmDialog>
  );
}

/** Units and places of the campaign that is looked at; another one's are not known here. */
function Scope({ given, onChange }: { readonly given: Given; onChange(change: Partial<Given>): void }) {
  const campaign = definition.value.value;
  if (campaign === undefined || campaign.id !== given.campaign) return null;
  const unitName = new Map(campaign.units.map((each) => [each.id, nameOf(each.name)]));
  if (given.role === 'enumerator') {
    return (
      <CheckList label={t('accountPlaces')} note={given.places.length === 0 ? t('accountPlacesNone') : undefined} chosen={given.places} onChange={(places) => onChange({ places })}
        choices={campaign.places.map((each) => ({ id: each.id, name: `${nameOf(each.name)} · ${unitName.get(each.unit) ?? each.unit}` }))} />
    );
  }
  if (given.role === 'admin') return null;
  return (
    <CheckList label={t('accountUnits')} note={given.units.length === 0 ? t('accountAllUnits') : undefined} chosen={given.units} onChange={(units) => onChange({ units })}
      choices={campaign.units.map((each) => ({ id: each.id, name: nameOf(each.name) }))} />
  );
}

function requestOf({ login, password, role, campaign, units, places }: Given) {
  return {
    login, password: password.normalize('NFC'), role,
    campaigns: campaign === '' ? 'all' as const : [campaign],
    units: units.length === 0 ? 'all' as const : [...units],
    ...(places.length === 0 ? {} : { places: places.map((place) => ({ campaign, place })) }),
  };
}
