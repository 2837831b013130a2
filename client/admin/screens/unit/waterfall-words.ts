/** What is written beside each row of a waterfall. */
import type { Explanation } from '#shared/report/explanation.ts';
import type { Waterfall } from '../../figures/waterfall.ts';
import { signedText } from '../../parts/precision-text.ts';
import { figureOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

export interface WaterfallWords {
  readonly names: readonly string[];
  readonly figures: readonly string[];
}

/** Of the other index, of every step, of the unit's own index. */
export function waterfallWords(
  { steps }: Waterfall, { mine, theirs }: Explanation, { groups, other }: { readonly groups: ReadonlyMap<string, string>; readonly other: string },
): WaterfallWords {
  const decimals = (mine.shown?.split('.')[1] ?? '').length;
  return {
    names: [other, ...steps.map(({ id }) => (id === null ? t('compareRest') : groups.get(id) ?? id)), t('compareThis')],
    figures: [figureOf(theirs.shown), ...steps.map((each) => signedText(Number(each.contribution), decimals)), figureOf(mine.shown)],
  };
}
