import type { Option } from '#shared/question-types/contract.ts';
import { exampleMargins, type MarginQuestion } from '../../figures/margin-questions.ts';
import { nameOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

/** How to write a file of known shares: an example, what its columns hold, every question with the codes of its options. */
export function MarginGuide({ questions, separator }: { readonly questions: readonly [MarginQuestion, ...MarginQuestion[]]; readonly separator: string }) {
  return (
    <>
      <h3>{t('calibratedExample')}</h3>
      <div class="margin-example">
        <pre class="example">{exampleMargins(questions[0], separator)}</pre>
        <p class="muted">{t('calibratedColumns')}</p>
      </div>
      <h3>{t('calibratedQuestions')}</h3>
      <ul class="margin-questions">
        {questions.map(({ id, shortLabel, options }) => (
          <li key={id}>
            <span><span class="figures margin-code">{id}</span> {nameOf(shortLabel)}</span>
            <span class="muted">{options.map((each) => <Choice key={each.value} option={each} />)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Choice({ option: { value, label } }: { readonly option: Option }) {
  return <span class="margin-option"><span class="figures">{value}</span> {nameOf(label)}</span>;
}
