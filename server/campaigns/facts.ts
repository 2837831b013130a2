/** The facts of an announcement on a campaign as one reader may see it, worded. */
import { makeFacts } from '#shared/announcement/make-facts.ts';
import { wordFacts } from '#shared/announcement/word-facts.ts';
import type { Language } from '#shared/languages/registry.ts';
import type { FactsReply } from '#shared/wire/figures.ts';
import type { Reader } from '../auth/reader.ts';
import type { Results } from './results.ts';

export async function readFacts(
  results: Pick<Results, 'read'>, { id, reader, language }: { readonly id: string; readonly reader: Reader; readonly language: Language },
): Promise<FactsReply> {
  const { campaign, table } = await results.read({ id, reader, chosen: {} });
  const facts = makeFacts(table, { regions: campaign.regions });
  const sentences = wordFacts(facts, table, language);
  return { campaign: campaign.id, language, facts: facts.map((fact, at) => ({ sentence: sentences[at] ?? '', fact: { ...fact } })) };
}
