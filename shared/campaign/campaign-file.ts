/**
 * The campaign file: one JSON document with units, unit groups, places, targets, questionnaire,
 * method and accounts that makes a campaign. This is its wire shape; `read-campaign-file.ts` turns
 * it into a `Campaign` and reports every error with its path.
 */
import * as z from 'zod/mini';
import { isCode } from '../kernel/id.ts';
import { channels, interviewModes, respondentKinds } from '../response/model.ts';
import { methodParametersFile } from '../index-methods/method-file.ts';
import { roles } from './model.ts';

const nfc = (): z.ZodMiniString => z.string().check(z.overwrite((text) => text.normalize('NFC')));
const code = nfc().check(z.refine(isCode, { params: { issue: 'value.bad_format', example: 'so-noi-vu' } }));
const day = z.string().check(z.refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), { params: { issue: 'value.bad_format', example: '2026-11-01' } }));
const localText = z.catchall(z.object({ vi: nfc().check(z.minLength(1), z.maxLength(2000)) }), nfc());
const target = z.int().check(z.gte(0), z.lte(10_000_000));

const band = z.strictObject({
  id: code, title: localText,
  from: z.number().check(z.gte(0), z.lte(100)), fromIncluded: z.boolean(),
  to: z.number().check(z.gte(0), z.lte(100)), toIncluded: z.boolean(),
});

/** Far above what a country has (some 3,300 communes), so that no file can tie the server up. */
const maxUnitGroups = 1000;
const maxUnits = 20_000;
const maxPlaces = 100_000;
const maxAccounts = 10_000;

export const campaignFile = z.strictObject({
  formatVersion: z.literal(1),
  id: code,
  name: localText,
  territory: localText,
  year: z.int().check(z.gte(2000), z.lte(2100)),
  opensOn: day,
  closesOn: day,
  isDemonstration: z.optional(z.boolean()),
  channels: z.optional(z.array(z.enum(channels)).check(z.minLength(1))),
  modes: z.optional(z.array(z.enum(interviewModes)).check(z.minLength(1))),
  respondentKinds: z.optional(z.array(z.enum(respondentKinds)).check(z.minLength(1))),
  routing: z.optional(z.enum(['on', 'off'])),
  /** A built-in questionnaire by id, or a whole questionnaire (checked by `questionnaire-file.ts`). */
  questionnaire: z.union([code, z.looseObject({})]),
  method: z.strictObject({ id: code, parameters: z.optional(methodParametersFile) }),
  unitGroups: z.array(z.strictObject({ id: code, name: localText, bands: z.optional(z.array(band).check(z.maxLength(100))) })).check(z.minLength(1), z.maxLength(maxUnitGroups)),
  units: z.array(z.strictObject({ id: code, name: localText, unitGroup: code, target: z.optional(target) })).check(z.minLength(1), z.maxLength(maxUnits)),
  places: z.optional(z.array(z.strictObject({
    id: code, name: localText, unit: code,
    stratum: z.optional(nfc()), cluster: z.optional(nfc()),
    weight: z.optional(z.number().check(z.positive())), target: z.optional(target),
  })).check(z.maxLength(maxPlaces))),
  previousCampaign: z.optional(z.nullable(code)),
  strata: z.optional(z.array(z.strictObject({ id: nfc(), clustersPopulation: z.int().check(z.positive()) })).check(z.maxLength(maxPlaces))),
  regions: z.optional(z.array(z.strictObject({ id: code, name: localText, units: z.array(code).check(z.minLength(1)) })).check(z.maxLength(maxUnitGroups))),
  history: z.optional(z.array(z.strictObject({
    unit: code, year: z.int().check(z.gte(2000), z.lte(2100)),
    index: z.number().check(z.gte(0), z.lte(100)), se: z.optional(z.nullable(z.number().check(z.gte(0)))),
  })).check(z.maxLength(maxPlaces))),
  transitions: z.optional(z.array(z.strictObject({
    from: day, before: z.array(code).check(z.minLength(1)), after: z.array(code).check(z.minLength(1)),
    base: z.enum(['not_comparable', 'reconstructed']), weights: z.optional(z.record(z.string(), z.number().check(z.positive()))),
  })).check(z.maxLength(maxUnits))),
  /** People who work on it. A password is given once, here; it is stored hashed and never exported. */
  accounts: z.optional(z.array(z.strictObject({
    login: code, role: z.enum(roles), password: z.optional(z.string().check(z.minLength(8), z.maxLength(200))),
    units: z.optional(z.array(code)), places: z.optional(z.array(code)),
  })).check(z.maxLength(maxAccounts))),
});
export type CampaignFile = z.infer<typeof campaignFile>;
