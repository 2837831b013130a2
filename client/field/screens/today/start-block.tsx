/** The one primary act of the day: one tap starts the next interview at the current place. */
import { useSignal } from '@preact/signals';
import { textIn } from '#shared/kernel/local-text.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { InterviewMode, RespondentKind } from '#shared/response/model.ts';
import { vietnamDay } from '#shared/kernel/instant.ts';
import { writeDay } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ChoiceSwitch } from '../../../kit/ui/choice-switch.tsx';
import type { App } from '../../state/app.ts';
import type { Assignment } from '../../state/assignment.ts';
import { allowed } from '../../state/begin.ts';
import { startAt } from '../../state/use-session.ts';
import { t } from '../../words.ts';

export function StartBlock({ app, current }: { readonly app: App; readonly current: Assignment }) {
  const trouble = useSignal('');
  const { campaign, place } = current;
  const start = async (): Promise<void> => {
    trouble.value = '';
    if (!await startAt(app, current)) trouble.value = t('questionnaireMissing');
  };
  const questionnaire = app.questionnaires.value.get(campaign.questionnaire.hash);
  const note = trouble.value || fieldDays(campaign) || (questionnaire !== undefined && hasTemplateWording(questionnaire) ? t('templateQuestionnaire') : '');
  return (
    <>
      {note === '' ? null : <p class="foot-note" role="status">{note}</p>}
      {campaign.respondentKinds.length > 1 ? (
        <ChoiceSwitch label={t('kinds')} chosen={allowed(campaign.respondentKinds, app.chosenKind.value)}
          choices={campaign.respondentKinds.map((value) => ({ value, name: t(kindWords[value]) }))}
          onChoose={(value) => { app.chosenKind.value = value; }} />
      ) : null}
      {campaign.modes.length > 1 ? (
        <ChoiceSwitch label={t('modes')} chosen={allowed(campaign.modes, app.chosenMode.value)}
          choices={campaign.modes.map((value) => ({ value, name: t(modeWords[value]) }))}
          onChoose={(value) => { app.chosenMode.value = value; }} />
      ) : null}
      <Button kind="primary" wide detail={textIn(place.name, language.value)}
        onClick={() => { start().catch(() => { trouble.value = t('finishFailed'); }); }}>{t('startNext')}</Button>
    </>
  );
}

/** Whether some of its wording is ours, to be replaced by the adopted text. */
function hasTemplateWording(questionnaire: Questionnaire): boolean {
  return answerableQuestions(questionnaire).some((each) => each.provenance === 'template');
}

/** Said before the first and after the last day of field work; an interview can be taken all the same. */
function fieldDays({ opensOn, closesOn }: Assignment['campaign']): string {
  const today = vietnamDay(Date.now());
  if (today < opensOn) return t('notOpenYet', { day: writeDay(opensOn) });
  return today > closesOn ? t('overSince', { day: writeDay(closesOn) }) : '';
}

const kindWords = {
  person: 'kindPerson', organisation: 'kindOrganisation', business: 'kindBusiness',
} as const satisfies Readonly<Record<RespondentKind, string>>;

const modeWords = {
  face_to_face: 'modeFaceToFace', self: 'modeSelf', telephone: 'modeTelephone', paper: 'modePaper',
} as const satisfies Readonly<Record<InterviewMode, string>>;
