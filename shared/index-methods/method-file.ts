/** The wire shape of an index method in a file, and of parameters wherever a file may choose them. */
import * as z from 'zod/mini';
import { isCode } from '../kernel/id.ts';
import { ownSources } from '../response/source.ts';
import { acrossUnits, aggregations, baseFigures } from './contract.ts';

const nfc = (): z.ZodMiniString => z.string().check(z.overwrite((text) => text.normalize('NFC')));
const code = nfc().check(z.refine(isCode, { params: { issue: 'value.bad_format', example: 'I.A' } }));
const localText = z.catchall(z.object({ vi: nfc().check(z.minLength(1), z.maxLength(2000)) }), nfc());
const certainty = z.enum(['V', 'A', 'R']);

/** Each may be left out: then the method's own holds. */
export const methodParametersFile = z.strictObject({
  baseFigure: z.optional(z.enum(baseFigures)),
  aggregation: z.optional(z.enum(aggregations)),
  acrossUnits: z.optional(z.enum(acrossUnits)),
  satisfiedLevels: z.optional(z.array(z.int()).check(z.minLength(1))),
  groupWeights: z.optional(z.record(z.string(), z.number().check(z.positive()))),
  decimals: z.optional(z.int().check(z.gte(0), z.lte(4))),
  wantedLevels: z.optional(z.array(z.int()).check(z.minLength(1))),
  minimumSample: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  countedSources: z.optional(z.array(z.enum(ownSources)).check(z.minLength(1))),
});

export const methodFile = z.strictObject({
  id: code,
  version: z.optional(z.int().check(z.positive())),
  title: localText,
  /** Where the method comes from; a method without a word on it is taken as recollection throughout. */
  basis: z.optional(localText),
  certainty: z.optional(z.strictObject({ aggregation: certainty, baseFigure: certainty, rounding: certainty })),
  tree: z.optional(z.union([
    z.literal('questionnaire'),
    z.strictObject({ parts: z.array(code), groups: z.array(code) }),
  ])),
  parameters: z.optional(methodParametersFile),
});
