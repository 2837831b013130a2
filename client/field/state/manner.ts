/** How the interviews of a campaign are held: who answers and in which way. Each campaign's choice is remembered on this phone. */
import type { InterviewMode, RespondentKind } from '#shared/response/model.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';

export interface Manner {
  readonly kind: RespondentKind;
  readonly mode: InterviewMode;
}

/** By campaign id; as kept, so that a campaign may since have stopped allowing it. */
export type Manners = Readonly<Record<string, Partial<Manner>>>;

/** What was chosen for a campaign where it still allows that, else the first that it allows. */
export function mannerOf({ id, respondentKinds, modes }: Pick<AssignedCampaign, 'id' | 'respondentKinds' | 'modes'>, kept: Manners): Manner {
  return {
    kind: allowed(respondentKinds, kept[id]?.kind) ?? 'person',
    mode: allowed(modes, kept[id]?.mode) ?? 'face_to_face',
  };
}

/** The choices with one more, for the next interviews of `campaign`. */
export function withManner(before: Manners, campaign: string, change: Partial<Manner>): Manners {
  return { ...before, [campaign]: { ...before[campaign], ...change } };
}

/** What was kept; nothing when it cannot be read. */
export function readManners(kept: unknown): Manners {
  return isManners(kept) ? kept : {};
}

function isManners(value: unknown): value is Manners {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'object' && each !== null);
}

function allowed<T>(list: readonly T[], chosen: T | undefined): T | undefined {
  return chosen !== undefined && list.includes(chosen) ? chosen : list[0];
}
