/** The facts of an announcement on a campaign as one reader may see it, worded. */
import { tableInPart } from '#shared/announcement/in-part.ts';
import { makeFacts } from '#shared/announcement/make-facts.ts';
import { wordFacts } from '#shared/announcement/word-facts.ts';
import type { Language } from '#shared/languages/registry.ts';
import type { FactsReply } from '#shared/wire/figures.ts';
import type { Reader } from '../auth/reader.ts';
import type { Results } from './results.ts';

export async function readFacts(
  results: Pick<Results, 'read'>, { id, reader, language }: { readonly id: string; readonly reader: Reader; readonly language: Language },
): Promise<FactsReply> {
  const { campaign, table: seen } = await results.read({ id, reader, chosen: {} });
  const isLimited = reader.scope.units !== 'all';
  const table = isLimited ? tableInPart(seen) : seen;
  // What is left of a region is no region to rank in.
  const facts = makeFacts(table, { regions: isLimited ? [] : campaign.regions });
  const sentences = wordFacts(facts, table, language);
  return { campaign: campaign.id, language, facts: facts.map((fact, at) => ({ sentence: sentences[at] ?? '', fact: { ...fact } })) };
}
