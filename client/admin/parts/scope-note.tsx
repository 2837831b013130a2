import { session } from '../state/session.ts';
import { t } from '../state/words.ts';

/** Beside ranks and group figures of an account that is limited to some units: they are among those alone. */
export function ScopeNote() {
  return session.value?.seesAllUnits === false ? <p class="muted table-note">{t('scopeNote')}</p> : null;
}
