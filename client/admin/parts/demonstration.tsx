import { useState } from 'preact/hooks';
import { writeCount } from '../../kit/language/formats.ts';
import { campaigns, current } from '../state/campaign.ts';
import { removeDemonstration } from '../state/server.ts';
import { hasEnded, mayManage, session, startSession } from '../state/session.ts';
import { t } from '../state/words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Says on every page that the data is a demonstration, and holds the one action that removes it. */
export function DemonstrationMark() {
  const [isAsking, setAsking] = useState(false);
  return (
    <div class="demo-mark">
      <p>{demonstrationText()}</p>
      {mayManage.value ? <button type="button" class="link link-danger" onClick={() => setAsking(true)}>{t('demoRemove')}</button> : null}
      {isAsking ? <RemoveDialog onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

/** Of the campaign that is looked at; a real one is not called a demonstration. */
export function demonstrationText(): string {
  return current.value?.isDemonstration === false ? t('demoElsewhere') : t('demoMark');
}

function RemoveDialog({ onClose }: { onClose(): void }) {
  const demos = (campaigns.value.value ?? []).filter((each) => each.isDemonstration);
  const sum = (of: (each: (typeof demos)[number]) => number): string => writeCount(demos.reduce((total, each) => total + of(each), 0));
  const responses = sum((each) => each.responses);
  const remove = async (): Promise<void> => {
    await removeDemonstration();
    onClose();
    location.hash = '#/';
    session.value = undefined;
    hasEnded.value = false;
    await startSession();
  };
  return (
    <ConfirmDialog title={t('demoRemoveTitle')} action={t('demoRemoveDo', { responses })} isDanger onDo={remove} onClose={onClose}
      code={demos[0]?.id} codeLabel={t('demoRemoveType', { code: demos[0]?.id ?? '' })}>
      <p>{t('demoRemoveStates', { campaigns: writeCount(demos.length), units: sum((each) => each.units), responses, held: sum((each) => each.held) })}</p>
      <p class="muted">{t('demoRemoveSelf')}</p>
    </ConfirmDialog>
  );
}
