import type { Provenance } from '#shared/kernel/provenance.ts';
import type { Question, QuestionRole } from '#shared/questionnaire/model.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

const provenanceWords = {
  official: 'provenanceOfficial', copy_of_official: 'provenanceCopyOfOfficial', corroborated: 'provenanceCorroborated', template: 'provenanceTemplate',
} as const satisfies Record<Provenance, string>;
const roleWords = {
  criterion: 'roleOfCriterion', perception: 'roleOfPerception', expectation: 'roleOfExpectation', screening: 'roleOfScreening',
  demographic: 'roleOfDemographic', open: 'roleOfOpen',
} as const satisfies Record<QuestionRole, string>;

/** One question word for word, its options, and where the wording comes from. */
export function QuestionText({ question }: { readonly question: Question }) {
  const options = question.type === 'single_choice' || question.type === 'multiple_choice' ? question.options : [];
  return (
    <li class="question">
      <span class="question-number figures">{question.id}</span>
      <div>
        <p lang="vi" class="question-words">{question.text.vi}</p>
        {question.hint === undefined ? null : <p class="muted">{nameOf(question.hint)}</p>}
        {options.length === 0 ? null : <ul class="options">{options.map((each) => <li key={each.value}><span class="figures muted">{each.value}</span> {nameOf(each.label)}</li>)}</ul>}
        {question.type === 'grid' ? <ol class="questions">{question.rows.map((row) => <QuestionText key={row.id} question={row} />)}</ol> : null}
        <p class="muted question-note">
          {t(roleWords[question.role])} · <span class={question.provenance === 'template' ? 'calling' : ''}>{t(provenanceWords[question.provenance])}</span>
          {question.askIf === undefined ? null : <> · {t('questionSkip')}</>}
        </p>
      </div>
    </li>
  );
}
