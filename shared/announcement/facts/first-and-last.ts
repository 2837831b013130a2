/** The first k places and the last k units of a scope; both name everyone who shares the figure at the border. */
import { fill } from '../../languages/fill.ts';
import type { FactScope, Standing } from '../subject.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface FirstFact {
  readonly kind: 'first';
  readonly scope: FactScope;
  readonly year: number;
  /** How many places; more units than these when the last place is shared. */
  readonly places: number;
  readonly units: readonly Standing[];
}

export interface LastFact {
  readonly kind: 'last';
  readonly scope: FactScope;
  readonly year: number;
  /** Lowest first. */
  readonly units: readonly Standing[];
}

/** Nothing is said where half of the units would be among the first, or when all of the first share the first place. */
export function firstFacts(view: TableView, scope: FactScope): FirstFact[] {
  const all = standings(view, scope);
  const { places } = view.options;
  const units = all.filter((each) => each.place <= places);
  if (places * 2 > all.length || units.length === all.length || units.every((each) => each.place === 1)) return [];
  return [{ kind: 'first', scope, year: view.now.year, places, units }];
}

export function lastFacts(view: TableView, scope: FactScope): LastFact[] {
  const all = standings(view, scope);
  const border = all.at(-view.options.places)?.shown.scaled;
  const units = all.filter((each) => border !== undefined && each.shown.scaled <= border).reverse();
  if (view.options.places * 2 > all.length || units.length === all.length) return [];
  return [{ kind: 'last', scope, year: view.now.year, units }];
}

export function wordFirst({ scope, places, units }: FirstFact, writer: Writer): string {
  return fill(writer.words.first, { count: writer.count(places), scope: writer.subject(scope), units: named(units, writer, (each) => wordPlace(each, writer)) });
}

export function wordLast({ scope, units }: LastFact, writer: Writer): string {
  const { last, tiedFigure, unitFigure } = writer.words;
  const word = (each: SameFigure): string =>
    fill(each.units.length > 1 ? tiedFigure : unitFigure, { units: writer.units(each.units), figure: writer.figure(each.shown) });
  return fill(last, { count: writer.unitCount(units.length), scope: writer.subject(scope), units: named(units, writer, word) });
}

/** A list; of lists, as soon as units share a figure. */
function named(units: readonly Standing[], writer: Writer, word: (each: SameFigure) => string): string {
  const figures = byFigure(units);
  return (figures.length < units.length ? writer.semicolons : writer.list)(figures.map(word));
}

interface SameFigure extends Omit<Standing, 'unit'> {
  readonly units: readonly string[];
}

function byFigure(standing: readonly Standing[]): SameFigure[] {
  return [...new Set(standing.map((each) => each.place))].flatMap((place) => {
    const here = standing.filter((each) => each.place === place);
    return here.slice(0, 1).map(({ unit: _unit, ...first }) => ({ ...first, units: here.map((each) => each.unit) }));
  });
}

function wordPlace({ units, shown, place }: SameFigure, writer: Writer): string {
  const { tiedPlace, unitFigure } = writer.words;
  return fill(units.length > 1 ? tiedPlace : unitFigure, { units: writer.units(units), figure: writer.figure(shown), place });
}
