/** The unit groups by their figures, best first, and whether the first of them was the first before. */
import type { TableYear } from '../../change/index-table.ts';
import { fill } from '../../languages/fill.ts';
import { rank } from '../../ranking/rank.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { leaderStatus, type LeaderStatus } from '../leaders.ts';
import type { TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface PlacedGroup {
  readonly unitGroup: string;
  readonly shown: Rounded;
  readonly place: number;
  readonly isTied: boolean;
}

export interface GroupOrderFact {
  readonly kind: 'group_order';
  readonly year: number;
  readonly groups: readonly PlacedGroup[];
  readonly leader: LeaderStatus;
}

export function groupOrderFacts(view: TableView): GroupOrderFact[] {
  const groups = groupsInOrder(view, view.now);
  if (groups.length < 2) return [];
  const [before] = view.past;
  const leader = leaderStatus(leading(groups), before === undefined ? [] : leading(groupsInOrder(view, before)));
  return [{ kind: 'group_order', year: view.now.year, groups, leader }];
}

function groupsInOrder({ table }: TableView, year: TableYear): PlacedGroup[] {
  const groups = table.unitGroups.flatMap(({ id }) => {
    const figure = year.unitGroups.get(id);
    return figure === undefined ? [] : [{ unitGroup: id, shown: figure.shown }];
  });
  return rank(groups, (each) => each.shown).map(({ item, rank: place, isTied }): PlacedGroup => ({ ...item, place: place ?? 0, isTied }));
}

function leading(groups: readonly PlacedGroup[]): string[] {
  return groups.filter((each) => each.place === 1).map((each) => each.unitGroup);
}

export function wordGroupOrder({ year, groups, leader }: GroupOrderFact, writer: Writer): string {
  const places = [...new Set(groups.map((each) => each.place))];
  const clauses = places.map((place) => {
    const here = groups.filter((each) => each.place === place);
    const [first] = here;
    const text = groupClause(writer.words, { place, isLast: place === places.at(-1), isTied: here.length > 1, leader });
    return first === undefined ? '' : fill(text, { groups: writer.list(here.map((each) => writer.unitGroup(each.unitGroup))), place, figure: writer.figure(first.shown) });
  });
  return fill(writer.words.groupOrder, { title: writer.title, year, groups: writer.semicolons(clauses) });
}

function groupClause(
  words: Writer['words'],
  { place, isLast, isTied, leader }: { readonly place: number; readonly isLast: boolean; readonly isTied: boolean; readonly leader: LeaderStatus },
): string {
  if (place === 1) {
    if (isTied) return words.groupsLeadTogether;
    if (leader === 'kept') return words.groupKeepsLead;
    return leader === 'new' ? words.groupTakesLead : words.groupLeads;
  }
  if (isLast) return isTied ? words.groupsLastTogether : words.groupLast;
  return isTied ? words.groupsTied : words.groupAt;
}
