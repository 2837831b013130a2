/** Bodies of the ledger's entries as they are read back: whoever rewrote one may have written anything. */
import * as z from 'zod/mini';

const position = z.int().check(z.positive());
const row = { isCounted: z.boolean(), replaces: z.nullable(z.string()), rowHash: z.string() };

export const readEpoch = reader(z.object({ epoch: z.string(), reason: z.string(), fromSize: z.int(), fromHash: z.string() }));
export const readDeposit = reader(z.object({
  position, responseId: z.string(), envelopeHash: z.string(), device: z.string(), account: z.nullable(z.string()),
  campaign: z.nullable(z.string()), isDemonstration: z.boolean(), isGenerated: z.boolean(), reasons: z.array(z.string()), ...row,
}));
export const readDecision = reader(z.object({ position, envelopeHash: z.string(), decisionHash: z.string(), ...row }));
export const readCorrected = reader(z.object({ position, by: position }));
export const readRemoved = reader(z.object({ campaign: z.string() }));
export const readRefusals = reader(z.object({ campaign: z.string(), from: z.int(), to: z.int(), rowsHash: z.string() }));

function reader<T>(schema: z.ZodMiniType<T>): (body: string) => T | undefined {
  return (body) => {
    try {
      const read = schema.safeParse(JSON.parse(body));
      return read.success ? read.data : undefined;
    } catch {
      return undefined;
    }
  };
}
