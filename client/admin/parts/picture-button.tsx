import { Button } from '../../kit/ui/button.tsx';
import { svgOf, type Picture } from '../figures/picture.ts';
import { t } from '../state/words.ts';
import { savePicture } from './download.ts';

/** Downloads a chart as an SVG file in the colours of the page. */
export function PictureButton({ fileName, picture }: { readonly fileName: string; picture(): Picture }) {
  const save = (): void => {
    const look = getComputedStyle(document.documentElement);
    const valueOf = (name: string): string => look.getPropertyValue(name).trim();
    const colours = {
      paper: valueOf('--sheet'), ink: valueOf('--ink'), muted: valueOf('--muted'),
      data: valueOf('--data'), other: valueOf('--data-other'), rule: valueOf('--control'),
    };
    savePicture(fileName, svgOf(picture(), { colours, face: valueOf('--face') }));
  };
  return <Button kind="quiet" compact icon="download" onClick={save}>{t('downloadPicture')}</Button>;
}
