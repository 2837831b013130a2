import { writeDigits } from '../../kit/language/formats.ts';
import { rankingPicture } from '../figures/ranking-picture.ts';
import type { Picture } from '../figures/picture.ts';
import { nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';
import { dotScale } from './chart-column.tsx';
import { PictureButton } from './picture-button.tsx';
import { cellFigure } from './ranking-columns.tsx';
import type { RankingScope } from './ranking-scope.ts';

/** Downloads the ranking's chart under the finding that heads it. */
export function RankingPictureButton({ scope, title, fileName }: { readonly scope: RankingScope; readonly title: string; readonly fileName: string }) {
  const picture = (): Picture => {
    const { axis, mean } = dotScale(scope);
    const from = axis.isCut ? t('chartCut', { from: writeDigits(String(axis.from)) }) : t('chartFromZero');
    const notes = [from, ...(mean === undefined ? [] : [mean.label]), t('whiskerNote')];
    return rankingPicture({
      title: t('namedReason', { unit: nameOf(scope.name), reason: title }), note: notes.join(' · '), axis, mean: mean?.value ?? null,
      rows: scope.units.map(({ rank, name, overall: { shown, index, low, high } }) => (
        { rank: rank === null ? t('noFigure') : String(rank), name: nameOf(name), figure: cellFigure(shown), index, low, high })),
    });
  };
  return <PictureButton fileName={fileName} picture={picture} />;
}
