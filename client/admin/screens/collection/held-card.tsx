import { useState } from 'preact/hooks';
import { heldByServer, type HeldItem, type HeldServerReason } from '#shared/wire/held.ts';
import { writeDay, writeTime } from '../../../kit/language/formats.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { TextField } from '../../../kit/ui/text-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { refreshFigures, unitNames } from '../../state/campaign.ts';
import { decideHeld } from '../../state/server.ts';
import { mayDecide } from '../../state/session.ts';
import { heldReasonText } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

type Decision = 'admitted' | 'kept_out';

/** One held response: where it came from, why it is held, and the decision on it. */
export function HeldCard({ item, onDecided }: { readonly item: HeldItem; onDecided(item: HeldItem): void }) {
  const [asked, setAsked] = useState<Decision | undefined>(undefined);
  return (
    <li class="held-item">
      <div>
        <h3>{unitOf(item)}</h3>
        <p class="muted">
          {[t('heldNumber', { position: item.position }), t('heldReceived', { time: writeTime(item.receivedAtMs), day: writeDay(item.receivedAtMs) }),
            item.login === null ? '' : t('heldFrom', { login: item.login })].filter(Boolean).join(' · ')}
        </p>
        <ul class="reasons" aria-label={t('heldReasons')}>{item.reasons.map((each) => <li key={each}>{heldReasonText(each)}</li>)}</ul>
        {item.decision === 'waiting' ? (item.isAdmissible ? null : <p class="muted">{t('heldNotAdmissible')}</p>) : <p>{decisionText(item)}</p>}
      </div>
      {item.decision === 'waiting' && mayDecide.value ? (
        <div class="buttons">
          {item.isAdmissible ? <Button compact onClick={() => setAsked('admitted')}>{t('heldAdmit')}</Button> : null}
          <Button compact onClick={() => setAsked('kept_out')}>{t('heldKeepOut')}</Button>
        </div>
      ) : null}
      {asked === undefined ? null : <DecisionDialog item={item} decision={asked} onClose={() => setAsked(undefined)} onDecided={onDecided} />}
    </li>
  );
}

interface DialogProps {
  readonly item: HeldItem;
  readonly decision: Decision;
  onClose(): void;
  onDecided(item: HeldItem): void;
}

const shortestReason = 3;

function DecisionDialog({ item, decision, onClose, onDecided }: DialogProps) {
  const [reason, setReason] = useState('');
  const isAdmitting = decision === 'admitted';
  const decide = async (): Promise<void> => {
    onDecided(await decideHeld(item.position, { decision, reason: reason.trim().normalize('NFC') }));
    onClose();
    refreshFigures();
  };
  return (
    <ConfirmDialog title={t(isAdmitting ? 'heldAdmitTitle' : 'heldKeepOutTitle', { position: item.position })} onDo={decide} onClose={onClose}
      action={t(isAdmitting ? 'heldAdmit' : 'heldKeepOut')} isBlocked={reason.trim().length < shortestReason}>
      <p>{isAdmitting ? t('heldAdmitStates', { unit: unitOf(item) }) : t('heldKeepOutStates')}</p>
      <TextField label={t('heldReasonLabel')} hint={t('heldReasonHint')} value={reason} onText={setReason} maxLength={500} />
    </ConfirmDialog>
  );
}

function unitOf(item: HeldItem): string {
  return item.unit === null ? t('heldUnknownUnit') : unitNames.value.get(item.unit) ?? item.unit;
}

function decisionText(item: HeldItem): string {
  const values = { login: item.decidedBy ?? t('nobody'), day: item.decidedAtMs === null ? '' : writeDay(item.decidedAtMs), reason: item.decisionReason ?? '' };
  const byServer = item.decidedBy === heldByServer && isServerReason(values.reason) ? serverReasons[values.reason] : undefined;
  return t(byServer ?? (item.decision === 'admitted' ? 'heldAdmitted' : 'heldKeptOut'), values);
}

/** What the server decides by itself, once the reason to hold has gone. */
const serverReasons = { device_enrolled: 'heldDeviceEnrolled', key_recovered: 'heldKeyRecovered' } as const satisfies Record<HeldServerReason, string>;

function isServerReason(reason: string): reason is HeldServerReason {
  return Object.hasOwn(serverReasons, reason);
}
