/** Who hands in envelopes: what is proven of them, never what an envelope says. */
export interface Sender {
  /** The device of the session, or `import` for what comes from the office. */
  readonly device: string;
  readonly account: string | null;
  readonly kind: 'field' | 'kiosk' | 'office';
  /** A revoked device, or one of a disabled account: it may deposit, and what it deposits is held. */
  readonly isRevoked: boolean;
  /** Made by the demonstration's generator. */
  readonly isGenerated: boolean;
  /** Keys (`placeKey`) of the places that it was sent to; `all` for the office. */
  readonly places: 'all' | ReadonlySet<string>;
}

export function placeKey(campaign: string, place: string): string {
  return `${campaign}\n${place}`;
}
