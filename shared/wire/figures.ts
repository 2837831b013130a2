/**
 * What stands beside the results of a campaign, for one reader's units. Figures themselves are a
 * `Report` (shared/report/report.ts).
 *
 * GET  /api/campaigns/:id/method-check?aggregation=&baseFigure=&acrossUnits=
 *      → `MethodCheck` (shared/report/method-variants.ts)
 * GET  /api/campaigns/:id/explain?unit=&with=previous|group|UNIT&aggregation=&baseFigure=&acrossUnits=
 *      → explainReply
 * GET  /api/campaigns/:id/facts?language=vi|en   → factsReply
 * POST /api/campaigns/:id/calibrated?separator=&aggregation=&baseFigure=&acrossUnits=
 *      body: text/csv `question, option, share`  → a `Report` weighted to those shares; nothing is stored
 */
import * as z from 'zod/mini';

/** Why two indices differ (`Explanation`), and what would move the unit's index most (`Leverage`): shared/report. */
export const explainReply = z.object({
  explanation: z.looseObject({ difference: z.looseObject({}), criteria: z.array(z.looseObject({ criterion: z.string() })) }),
  leverage: z.array(z.looseObject({ criterion: z.string() })),
});

/** The facts of an announcement with their sentences, in one order. */
export const factsReply = z.object({
  campaign: z.string(),
  language: z.string(),
  facts: z.array(z.object({
    sentence: z.string(),
    /** `shared/announcement/fact.ts`; a newer server may know more kinds. */
    fact: z.looseObject({ kind: z.string() }),
  })),
});
export type FactsReply = z.infer<typeof factsReply>;
