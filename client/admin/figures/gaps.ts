/** The numbers of responses that a device finished and that did not arrive, as a person reads them. */
import type { GapsReply } from '#shared/wire/gaps.ts';
import { writeCount, writeWeekday } from '../../kit/language/formats.ts';
import { t } from '../state/words.ts';

type Gaps = Pick<GapsReply['devices'][number], 'missing' | 'missingCount'>;

const mostNamed = 3;

/** `số 41 từ Thứ Ba 17/11; 44–46 …`: the first few stretches, then how many more numbers there are. */
export function missingText({ missing, missingCount }: Gaps): string {
  const named = missing.slice(0, mostNamed);
  const rest = missingCount - named.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const texts = named.map(({ from, to, sinceMs }) => {
    const numbers = from === to ? writeCount(from) : t('gapNumbers', { from: writeCount(from), to: writeCount(to) });
    return sinceMs === null ? t('gapNumber', { numbers }) : t('gapNumberSince', { numbers, day: writeWeekday(sinceMs) });
  });
  return [...texts, ...(rest > 0 ? [t('gapMore', { count: writeCount(rest) })] : [])].join('; ');
}
