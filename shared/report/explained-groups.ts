/** Contributions of parts and content groups: the sums of their criteria's, exact and as shown. */
import type { Campaign } from '../campaign/model.ts';
import { compositesOf, type Composite } from '../index-methods/composites.ts';
import type { Figure } from '../index-methods/figures.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import { roundedDigits } from '../statistics/round-half-up.ts';
import { explainedChange } from './explained-change.ts';
import type { ExplainedCriterion, ExplainedGroup, ExplainSide } from './explanation.ts';
import { figureAt, figureIn } from './figure-ref.ts';
import { roundedOf } from './table-figure.ts';

/** One per part or group of either side that has a criterion in the comparison. */
export function explainedComposites(
  sides: readonly [ExplainSide, ExplainSide], criteria: readonly ExplainedCriterion[], kind: 'part' | 'group',
): ExplainedGroup[] {
  const [mine, theirs] = sides.map(({ campaign }) => compositesOf(campaign.questionnaire).filter((each) => each.kind === kind));
  const added = (theirs ?? []).filter((each) => !(mine ?? []).some((own) => own.id === each.id));
  return [...mine ?? [], ...added].flatMap((composite) => {
    const other = theirs?.find((each) => each.id === composite.id);
    const within = new Set([...composite.criteria, ...other?.criteria ?? []]);
    const own = criteria.filter((each) => within.has(each.criterion));
    return own.length === 0 ? [] : [explainedComposite(sides, composite, own)];
  });
}

/** The content group that a criterion hangs on, or null. */
export function groupOfCriterion({ questionnaire }: Campaign, criterion: string): string | null {
  return answerableQuestions(questionnaire).find((each) => each.id === criterion)?.group ?? null;
}

function explainedComposite(
  [mine, theirs]: readonly [ExplainSide, ExplainSide], { id, kind, isLeaf }: Composite, criteria: readonly ExplainedCriterion[],
): ExplainedGroup {
  const wanted = { kind: kind === 'part' ? 'part' as const : 'group' as const, id };
  const figureOf = ({ report, scope }: ExplainSide): Figure | undefined => {
    const found = figureAt(report, { scope, figure: { kind: 'overall' } });
    return found === undefined ? undefined : figureIn(found.scope, wanted);
  };
  const sum = (of: (each: ExplainedCriterion) => number): number => criteria.reduce((total, each) => total + of(each), 0);
  const { decimals } = roundedOf(criteria[0]?.contribution ?? '0');
  return {
    id, isLeaf, ...explainedChange(figureOf(mine), figureOf(theirs)),
    contribution: roundedDigits({ scaled: sum((each) => roundedOf(each.contribution).scaled), decimals }),
    points: sum((each) => each.points), level: sum((each) => each.level), mix: sum((each) => each.mix),
  };
}
