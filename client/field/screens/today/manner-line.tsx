/** One quiet line that says how the next interview is held, and the sheet behind it where that is changed. */
import { useSignal } from '@preact/signals';
import type { InterviewMode, RespondentKind } from '#shared/response/model.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ChoiceSwitch } from '../../../kit/ui/choice-switch.tsx';
import { Dialog } from '../../../kit/ui/dialog.tsx';
import type { App } from '../../state/app.ts';
import { mannerOf, type Manner } from '../../state/manner.ts';
import { t } from '../../words.ts';

/** Whether a campaign leaves anything to choose. */
export function hasManners({ respondentKinds, modes }: AssignedCampaign): boolean {
  return respondentKinds.length > 1 || modes.length > 1;
}

export function MannerLine({ app, campaign }: { readonly app: App; readonly campaign: AssignedCampaign }) {
  const isOpen = useSignal(false);
  const { kind, mode } = mannerOf(campaign, app.choices.manners.value);
  const choose = (change: Partial<Manner>): void => { app.choices.chooseManner(campaign.id, change).catch(reportError); };
  return (
    <>
      <Button kind="quiet" iconAfter="down" aria-haspopup="dialog" onClick={() => { isOpen.value = true; }}>
        {t('manner', { kind: t(kindWords[kind]), mode: t(modeWords[mode]) })}
      </Button>
      {isOpen.value ? (
        <Dialog title={t('mannerTitle')} onClose={() => { isOpen.value = false; }}>
          <h3>{t('kinds')}</h3>
          <ChoiceSwitch label={t('kinds')} chosen={kind} onChoose={(value) => choose({ kind: value })}
            choices={campaign.respondentKinds.map((value) => ({ value, name: t(kindWords[value]) }))} />
          <h3>{t('modes')}</h3>
          <ChoiceSwitch label={t('modes')} chosen={mode} onChoose={(value) => choose({ mode: value })}
            choices={campaign.modes.map((value) => ({ value, name: t(modeWords[value]) }))} />
          <Button kind="primary" wide onClick={() => { isOpen.value = false; }}>{t('mannerDone')}</Button>
        </Dialog>
      ) : null}
    </>
  );
}

const kindWords = {
  person: 'kindPerson', organisation: 'kindOrganisation', business: 'kindBusiness',
} as const satisfies Readonly<Record<RespondentKind, string>>;

const modeWords = {
  face_to_face: 'modeFaceToFace', self: 'modeSelf', telephone: 'modeTelephone', paper: 'modePaper',
} as const satisfies Readonly<Record<InterviewMode, string>>;
