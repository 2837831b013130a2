/**
 * No answer: nothing came back that our server can have said. A captive portal's page, an empty
 * or a cut reply count the same as silence, for whatever was sent is then still unsettled.
 *
 * - `unreachable`: no reply within the time; `unreadable`: a reply that is not ours or not whole.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(readonly reason: 'unreachable' | 'unreadable', readonly status = 0) {
    super(reason);
  }
}
