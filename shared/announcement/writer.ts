/**
 * Writes the pieces of a sentence in one language: names, figures, counts, lists. What differs
 * between languages is in `languages/<language>/announcement.ts`; no rounding happens here.
 */
import type { IndexTable } from '../change/index-table.ts';
import { textIn, type LocalText } from '../kernel/local-text.ts';
import { announcement as englishWords } from '../languages/en/announcement.ts';
import { formats as englishFormats } from '../languages/en/formats.ts';
import { fill } from '../languages/fill.ts';
import type { Language } from '../languages/registry.ts';
import { announcement as vietnameseWords, type AnnouncementWords } from '../languages/vi/announcement.ts';
import { formats as vietnameseFormats, type Formats } from '../languages/vi/formats.ts';
import { writeCount, writeDigits, writePercent } from '../languages/write-number.ts';
import { roundedDigits, type Rounded } from '../statistics/round-half-up.ts';
import type { FactSubject, FactScope, Threshold } from './subject.ts';

const catalogues: Readonly<Record<Language, { readonly words: AnnouncementWords; readonly formats: Formats }>> = {
  vi: { words: vietnameseWords, formats: vietnameseFormats },
  en: { words: englishWords, formats: englishFormats },
};

/** More names than these make no sentence: the count stands for them. */
const namesAtMost = 15;

export interface Writer {
  readonly words: AnnouncementWords;
  readonly title: string;
  /** Names a scope or a unit. */
  readonly subject: (subject: FactSubject | FactScope) => string;
  readonly unitGroup: (id: string) => string;
  /** `nhóm B`, `mức “Tốt”`: a title that says already what it is stands without quotes. */
  readonly band: (title: LocalText) => string;
  /** `A, B và C`; `A, B, C`; `A; B; C`. */
  readonly list: (texts: readonly string[]) => string;
  readonly commas: (texts: readonly string[]) => string;
  readonly semicolons: (texts: readonly string[]) => string;
  readonly units: (ids: readonly string[]) => string;
  /** The names after a lead-in, or nothing when they are too many to read. */
  readonly named: (leadIn: string, ids: readonly string[]) => string;
  /** `92,88%`. */
  readonly figure: (shown: Rounded) => string;
  /** `0,51 điểm phần trăm`, without a sign: the sentence says the direction. */
  readonly points: (difference: Rounded) => string;
  /** `02`, as announcements write counts below ten. */
  readonly count: (count: number) => string;
  /** `02 đơn vị`, `không có đơn vị nào`. */
  readonly unitCount: (count: number) => string;
  readonly plain: (count: number) => string;
  /** `trên 90%`, `từ 85% trở lên`. */
  readonly threshold: (threshold: Threshold) => string;
  readonly percent: (value: number) => string;
}

export function writerOf(table: IndexTable, language: Language): Writer {
  const { words, formats } = catalogues[language];
  const names = new Map(table.units.map((each) => [each.id, textIn(each.name, language)]));
  const groups = new Map(table.unitGroups.map((each) => [each.id, textIn(each.name, language)]));
  const unit = (id: string): string => names.get(id) ?? id;
  const unitGroup = (id: string): string => groupName(groups.get(id) ?? id, words);
  const units = (ids: readonly string[]): string => listed(ids.map(unit), words);
  const count = (value: number): string => (value > 0 && value < 10 ? fill(words.countBelowTen, { digit: value }) : writeCount(value, formats));
  const percent = (value: number): string => fill(formats.percent, { digits: writeDigits(String(value), formats) });
  const subjectName = (subject: FactSubject | FactScope): string => {
    if (subject.kind === 'whole') return textIn(table.territory, language) || words.unnamedTerritory;
    if (subject.kind === 'unit') return unit(subject.id);
    return subject.kind === 'region' ? textIn(subject.name, language) : unitGroup(subject.id);
  };
  return {
    words,
    title: textIn(table.title, language),
    subject: subjectName,
    unitGroup,
    band: (title) => bandName(textIn(title, language), words),
    units,
    named: (leadIn, ids) => (ids.length > 0 && ids.length <= namesAtMost ? fill(leadIn, { units: units(ids) }) : ''),
    list: (texts) => listed(texts, words),
    commas: (texts) => joined(texts, words.withComma),
    semicolons: (texts) => joined(texts, words.withSemicolon),
    figure: (shown) => writePercent(roundedDigits(shown), formats),
    points: ({ scaled, decimals }) => fill(words.points, { digits: writeDigits(roundedDigits({ scaled: Math.abs(scaled), decimals }), formats) }),
    count,
    unitCount: (value) => fill(value === 0 ? words.noUnit : value === 1 ? words.oneUnit : words.units, { count: count(value) }),
    plain: (value) => writeCount(value, formats),
    threshold: ({ from, fromIncluded }) => fill(fromIncluded ? words.from : words.above, { figure: percent(from) }),
    percent,
  };
}

function listed(texts: readonly string[], words: AnnouncementWords): string {
  if (texts.length < 2) return texts.join('');
  return fill(words.listEnd, { before: joined(texts.slice(0, -1), words.withComma), last: texts.at(-1) ?? '' });
}

function joined(texts: readonly string[], link: string): string {
  return texts.reduce((before, after, index) => (index === 0 ? after : fill(link, { before, after })), '');
}

function groupName(name: string, words: AnnouncementWords): string {
  if (name === '') return words.unnamedGroup;
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  return words.groupWords.includes(small.split(' ')[0] ?? '') ? small : fill(words.unitGroup, { name: asCommonNoun(name) });
}

function bandName(title: string, words: AnnouncementWords): string {
  const small = title.charAt(0).toLowerCase() + title.slice(1);
  return words.bandWords.includes(small.split(' ')[0] ?? '') ? small : fill(words.bandTitle, { title });
}

/**
 * A group's name inside a sentence: "Sở, ban, ngành tỉnh" begins small. Names whose second word
 * begins with a capital ("UBND huyện" has its first word in capitals, "Sơn La" is a proper name) stay.
 */
function asCommonNoun(name: string): string {
  const [first = '', second = ''] = name.split(' ');
  const isOrdinary = first.slice(1) === first.slice(1).toLowerCase() && second.charAt(0) === second.charAt(0).toLowerCase();
  return isOrdinary ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The sentence with a capital at its head; a code such as `so-07` stays as it is. */
export function asSentence(text: string): string {
  return /^\p{Ll}+[\s,]/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
