/**
 * The source of a response: how it came in and by what access, in one word. Responses of one source
 * are counted together and apart from all others, so that what the drawn sample says is never mixed
 * silently with what passers-by say. The index method says which sources enter the official figure.
 */
import type { AccessKind, Channel, Response } from './model.ts';

/** Of responses that were answered to the end. */
export const wholeSources = ['field', 'paper', 'kiosk_dossier', 'kiosk_open', 'link_dossier', 'link_personal', 'link_open'] as const;
/** `partial`: of whatever channel, but left before the end. */
export const ownSources = [...wholeSources, 'partial'] as const;
export type OwnSource = (typeof ownSources)[number];

/** `excluded_…`: a person took the response out of the figures, with a reason; its raw answers stay. */
export type Source = OwnSource | `excluded_${OwnSource}`;

/** The source of a response that nobody excluded. */
export function sourceOf({ channel, access, isPartial }: Pick<Response, 'channel' | 'access' | 'isPartial'>): OwnSource {
  if (isPartial === true) return 'partial';
  return byChannel[channel](access);
}

/** The source of a response of before there was a choice of access. */
export function usualSource(channel: Channel): OwnSource {
  return byChannel[channel](undefined);
}

const byChannel: Readonly<Record<Channel, (access: AccessKind | undefined) => OwnSource>> = {
  field: () => 'field',
  paper: () => 'paper',
  kiosk: (access) => (access === 'dossier' ? 'kiosk_dossier' : 'kiosk_open'),
  link: (access) => (access === 'dossier' ? 'link_dossier' : access === 'personal' ? 'link_personal' : 'link_open'),
};

/** Where it goes when it is excluded, and comes from when it is taken in again. */
export function excluded(source: OwnSource): Source {
  return `excluded_${source}`;
}
