/** The sentence of a finding in the language shown. */
import type { Finding } from '../figures/finding.ts';
import { writeCount } from '../../kit/language/formats.ts';
import { figureOf } from '../state/wording.ts';
import { list, t } from '../state/words.ts';

const words = {
  nothingYet: 'findingNothingYet', onlyOne: 'findingOnlyOne', tiedAtHundred: 'findingTiedAtHundred', tiedFirst: 'findingTiedFirst',
  first: 'findingFirst', firstOfSome: 'findingFirstOfSome', surelyFirst: 'findingSurelyFirst', notSurelyFirst: 'findingNotSurelyFirst',
  noAnswers: 'findingNoAnswers', allAlike: 'findingAllAlike',
  lowestAndHighest: 'findingLowestAndHighest', tiedLowest: 'findingTiedLowest',
  oneSurelyLow: 'findingOneSurelyLow', twoSurelyLow: 'findingTwoSurelyLow', someSurelyLow: 'findingSomeSurelyLow', noneSurelyLow: 'findingNoneSurelyLow',
} as const;

/** `nameOf` turns the finding's ids into names. */
export function findingText(finding: Finding, nameOf: (id: string) => string, group = ''): string {
  const [first = '', second = ''] = finding.ids.map(nameOf);
  const [figure = null, highestFigure = null] = finding.figures;
  const sentence = t(words[finding.key], {
    group, unit: first, second, criterion: first, highest: second, figure: figureOf(figure), highestFigure: figureOf(highestFigure),
    count: writeCount(finding.count), total: writeCount(finding.total), countWord: list('numberWords')[finding.count] ?? writeCount(finding.count),
  });
  return `${sentence}${restText(finding.rest, nameOf)}`;
}

function restText(rest: Finding['rest'], nameOf: (id: string) => string): string {
  if (rest === undefined) return '';
  return rest.kind === 'tieGroup' ? t('findingRestTied', { from: rest.from, to: rest.to }) : t('findingRestLast', { unit: nameOf(rest.id) });
}
