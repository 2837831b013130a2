/** Which figure the formula page explains, read from and written to its address. */
import type { FigureRef } from '#shared/report/figure-ref.ts';

const figureKinds = ['part', 'group', 'criterion'] as const;

/** `unit` is what stands in the path, `of` a unit group, `figure` such as `criterion:9.1`; what is missing means the whole. */
export function figureChoice({ unit, of, figure }: { readonly unit: string; readonly of: string | undefined; readonly figure: string | undefined }): FigureRef {
  const [kind, ...rest] = (figure ?? '').split(':');
  const known = figureKinds.find((each) => each === kind);
  return {
    scope: unit !== '' ? { kind: 'unit', id: unit } : of === undefined ? { kind: 'overall' } : { kind: 'unit_group', id: of },
    figure: known === undefined ? { kind: 'overall' } : { kind: known, id: rest.join(':') },
  };
}

/** How a figure is named in the address; undefined for the overall index. */
export function figureName(figure: FigureRef['figure']): string | undefined {
  return figure.kind === 'overall' ? undefined : `${figure.kind}:${figure.id}`;
}
