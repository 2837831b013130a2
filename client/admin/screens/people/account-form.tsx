import { useEffect, useMemo, useState } from 'preact/hooks';
import { roles, type Campaign, type Role } from '#shared/campaign/model.ts';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { roleWords } from '../../parts/account-menu.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Waiting } from '../../parts/screen-frame.tsx';
import { campaigns, currentId } from '../../state/campaign.ts';
import { resource } from '../../state/resource.ts';
import { createAccount, readDefinition } from '../../state/server.ts';
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
        <select class="desk-input" value={given.role} onChange={(event) => set({ role: roles.find((each) => each === event.currentTarget.value) ?? 'viewer', units: [], places: [] })}>
          {roles.map((each) => <option key={each} value={each}>{t(roleWords[each])}</option>)}
        </select>
      </label>
      {given.role === 'admin' ? null : <CampaignChoice chosen={given.campaign} onChoose={(campaign) => set({ campaign, units: [], places: [] })} />}
      <Scope given={given} onChange={set} />
    </ConfirmDialog>
  );
}

function CampaignChoice({ chosen, onChoose }: { readonly chosen: string; onChoose(campaign: string): void }) {
  return (
    <label class="desk-field"><span>{t('accountCampaigns')}</span>
      <select class="desk-input" value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('accountAllCampaigns')}</option>
        {(campaigns.value.value ?? []).map((each) => <option key={each.id} value={each.id}>{t('accountOnlyCurrent', { name: nameOf(each.name) })}</option>)}
      </select>
    </label>
  );
}

interface ScopeProps {
  readonly given: Given;
  onChange(change: Partial<Given>): void;
}

/** Units and places of the campaign chosen; it is read when it is not the one looked at. */
function Scope({ given, onChange }: ScopeProps) {
  const chosen = useMemo(() => resource(() => (given.campaign === '' ? undefined : readDefinition(given.campaign))), [given.campaign]);
  useEffect(() => { void chosen.refresh(); }, [chosen]);
  if (given.role === 'admin') return <p class="muted">{t('accountAdminSeesAll')}</p>;
  if (given.campaign === '') return given.role === 'enumerator' ? <p class="muted">{t('accountPlacesNeedCampaign')}</p> : null;
  if (chosen.value.value === undefined) return <Waiting resources={[chosen]} />;
  return <Choices given={given} onChange={onChange} campaign={chosen.value.value} />;
}

function Choices({ given, onChange, campaign }: ScopeProps & { readonly campaign: Campaign }) {
  const unitName = new Map(campaign.units.map((each) => [each.id, nameOf(each.name)]));
  if (given.role === 'enumerator') {
    return (
      <CheckList label={t('accountPlaces')} note={given.places.length === 0 ? t('accountPlacesNone') : undefined} chosen={given.places} onChange={(places) => onChange({ places })}
        choices={campaign.places.map((each) => ({ id: each.id, name: `${nameOf(each.name)} · ${unitName.get(each.unit) ?? each.unit}` }))} />
    );
  }
  return (
    <CheckList label={t('accountUnits')} note={given.units.length === 0 ? t('accountAllUnits') : undefined} chosen={given.units} onChange={(units) => onChange({ units })}
      choices={campaign.units.map((each) => ({ id: each.id, name: nameOf(each.name) }))} />
  );
}

function requestOf({ login, password, role, campaign, units, places }: Given) {
  return {
    login, password: password.normalize('NFC'), role,
    campaigns: campaign === '' || role === 'admin' ? 'all' as const : [campaign],
    units: units.length === 0 ? 'all' as const : [...units],
    ...(places.length === 0 ? {} : { places: places.map((place) => ({ campaign, place })) }),
  };
}
