/** The sentences of an announcement, as a draft to take from. */
import { tableInPart } from '#shared/announcement/in-part.ts';
import { makeFacts } from '#shared/announcement/make-facts.ts';
import { wordFacts } from '#shared/announcement/word-facts.ts';
import { cell, headOf, type Book } from '../book.ts';
import type { Sheet } from '../sheet.ts';

export function sentencesSheet(book: Book): Sheet | null {
  const { words, language, isLimited } = book;
  const table = isLimited ? tableInPart(book.table) : book.table;
  const sentences = wordFacts(makeFacts(table, { regions: isLimited ? [] : book.campaign.regions }), table, language);
  if (sentences.length === 0) return null;
  return {
    name: words.sentencesSheet,
    widths: [7, 140],
    head: headOf(book, words.sentencesSheet, [words.number, words.sentence]),
    rows: sentences.map((sentence, index) => [cell(index + 1), cell(sentence, 'wrapped')]),
  };
}
