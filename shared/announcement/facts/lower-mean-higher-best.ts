/** A unit group whose figure is lower than another's although its best unit is higher. */
import { fill } from '../../languages/fill.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface GroupAndBest {
  readonly unitGroup: string;
  readonly shown: Rounded;
  readonly best: { readonly units: readonly string[]; readonly shown: Rounded };
}

export interface LowerMeanHigherBestFact {
  readonly kind: 'lower_mean_higher_best';
  readonly year: number;
  readonly lower: GroupAndBest;
  readonly higher: GroupAndBest;
}

/** Of several such groups the highest is named. */
export function lowerMeanHigherBestFacts(view: TableView): LowerMeanHigherBestFact[] {
  const groups = view.table.unitGroups.flatMap(({ id }): GroupAndBest[] => {
    const mean = view.now.unitGroups.get(id);
    const best = standings(view, { kind: 'unit_group', id }).filter((each) => each.place === 1);
    const [first] = best;
    return mean === undefined || first === undefined ? [] : [{ unitGroup: id, shown: mean.shown, best: { units: best.map((each) => each.unit), shown: first.shown } }];
  });
  return groups.flatMap((lower): LowerMeanHigherBestFact[] => {
    const [higher] = groups
      .filter((each) => lower.shown.scaled < each.shown.scaled && lower.best.shown.scaled > each.best.shown.scaled)
      .sort((left, right) => right.shown.scaled - left.shown.scaled);
    return higher === undefined ? [] : [{ kind: 'lower_mean_higher_best', year: view.now.year, lower, higher }];
  });
}

export function wordLowerMeanHigherBest({ lower, higher }: LowerMeanHigherBestFact, writer: Writer): string {
  const { unitFigure } = writer.words;
  const best = ({ best: { units, shown } }: GroupAndBest): string => fill(unitFigure, { units: writer.units(units), figure: writer.figure(shown) });
  return fill(writer.words.lowerMeanHigherBest, {
    lower: writer.unitGroup(lower.unitGroup), higher: writer.unitGroup(higher.unitGroup),
    lowerFigure: writer.figure(lower.shown), higherFigure: writer.figure(higher.shown), lowerBest: best(lower), higherBest: best(higher),
  });
}
