/**
 * A table that holds only some units of its territory, under names that say so: sentences made of it
 * never pass for sentences about the whole. For a reader who may see only some units.
 */
import type { IndexTable } from '../change/index-table.ts';
import type { LocalText } from '../kernel/local-text.ts';
import { textIn } from '../kernel/local-text.ts';
import { announcement as english } from '../languages/en/announcement.ts';
import { fill } from '../languages/fill.ts';
import { announcement as vietnamese } from '../languages/vi/announcement.ts';

export function tableInPart(table: IndexTable): IndexTable {
  return {
    ...table,
    territory: inPart(table.territory),
    unitGroups: table.unitGroups.map((each) => ({ ...each, name: inPart(each.name) })),
  };
}

function inPart(name: LocalText): LocalText {
  const [vi, en] = [textIn(name, 'vi'), textIn(name, 'en')];
  return {
    vi: vi === '' ? vietnamese.unnamedPart : fill(vietnamese.inPart, { name: vi }),
    en: en === '' ? english.unnamedPart : fill(english.inPart, { name: en }),
  };
}
