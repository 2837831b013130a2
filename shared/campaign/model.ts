/**
 * A campaign: one questionnaire put to people about a list of units, with a method that turns the
 * answers into indices. Everything that shapes a figure is here and is frozen when it opens.
 */
import type { LocalText } from '../kernel/local-text.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import type { Channel, InterviewMode, RespondentKind } from '../response/model.ts';
import type { MethodParameters } from '../index-methods/contract.ts';
import type { UnitTransition } from '../change/index-table.ts';
import type { PastIndex } from '../change/past-index.ts';
import type { Band } from '../ranking/classify.ts';

/** `draft` can still be changed; opening freezes it; a closed one takes late responses as held. */
export const campaignStatuses = ['draft', 'open', 'closed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** Units that are compared and ranked with each other. */
export interface UnitGroup {
  readonly id: string;
  readonly name: LocalText;
  /** Best first; empty where nothing is classified. */
  readonly bands: readonly Band[];
}

export interface Unit {
  readonly id: string;
  readonly name: LocalText;
  readonly unitGroup: string;
  /** Planned responses. */
  readonly target: number;
}

/** Where interviews are taken: a village, a hamlet, an office. It fixes where a response stands in the sample. */
export interface Place {
  readonly id: string;
  readonly name: LocalText;
  readonly unit: string;
  readonly stratum: string;
  readonly cluster: string;
  /** Design weight, above 0. */
  readonly weight: number;
  readonly target: number;
}

/** Units that are ranked together besides their unit groups, e.g. the provinces of one region. */
export interface Region {
  readonly id: string;
  readonly name: LocalText;
  /** Unit ids. */
  readonly units: readonly string[];
}

/** What is known of a stratum of the sample. */
export interface Stratum {
  readonly id: string;
  /** Clusters in the population; without clusters, people. For the finite population correction. */
  readonly clustersPopulation: number;
}

export interface CampaignSettings {
  readonly id: string;
  readonly name: LocalText;
  /** The authority and year in one line, e.g. "tỉnh Sao Mai". */
  readonly territory: LocalText;
  /** Year that the figures are published for. */
  readonly year: number;
  /** Days in Việt Nam, `2026-11-01`, first and last of field work. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Generated data: said so on every page that shows it, and removed by one action. */
  readonly isDemonstration: boolean;
  readonly channels: readonly Channel[];
  readonly modes: readonly InterviewMode[];
  readonly respondentKinds: readonly RespondentKind[];
  /** Whether the questionnaire's `askIf` conditions route (a parameter: no source says that the Ministry does). */
  readonly routing: 'on' | 'off';
  readonly method: { readonly id: string; readonly version: number; readonly parameters: MethodParameters };
  /** Campaign of the year before, whose figures this one's are compared with; null where there is none. */
  readonly previousCampaign: string | null;
}

export interface Campaign extends CampaignSettings {
  readonly questionnaire: Questionnaire;
  readonly unitGroups: readonly UnitGroup[];
  readonly units: readonly Unit[];
  /** Every drawn place, whether or not it brought a response: the drawn clusters of the design. */
  readonly places: readonly Place[];
  readonly strata: readonly Stratum[];
  readonly regions: readonly Region[];
  /** Published figures of past years, of units, unit groups and the whole (`overall`). */
  readonly history: readonly PastIndex[];
  readonly transitions: readonly UnitTransition[];
}

/**
 * - `admin`: everything; `supervisor`: watches and decides on held responses of their units;
 * - `enumerator`: deposits responses; `viewer`: figures of their units, never single answers;
 * - `auditor`: reads everything of their campaigns, changes nothing.
 */
export const roles = ['admin', 'supervisor', 'enumerator', 'viewer', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What an account may see: `all`, or only the listed. Both limits apply together. */
export interface Scope {
  readonly campaigns: 'all' | readonly string[];
  readonly units: 'all' | readonly string[];
}
