/**
 * The network between devices and server. A request may never arrive, arrive and lose its reply,
 * arrive twice or days later again, be altered on the way, or be answered by somebody else: a captive
 * portal, a cache, another server.
 */
import type { Random } from '#shared/kernel/random.ts';
import type { Owner, Scheduler } from './scheduler.ts';

export interface Request {
  readonly path: string;
  readonly token: string | undefined;
  /** JSON text, or the bytes of a rescue file. */
  readonly body: string | Uint8Array | undefined;
}
export interface Reply {
  readonly status: number;
  readonly text: string;
}
export type Door = (request: Request) => Promise<Reply>;

export const networkFaults = [
  'cut_before', 'cut_after', 'twice', 'reply_altered', 'reply_truncated', 'request_altered', 'html', 'no_content', 'error_500', 'cached', 'other_server',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export class Network {
  /** Faults that this world knows, and how often one strikes. */
  faults: readonly NetworkFault[] = [];
  faultShare = 0;
  isDown = false;
  injected = 0;
  /** Requests that arrived, to be played again later. */
  #past: Request[] = [];
  readonly #replies = new Map<string, Reply>();
  #number = 0;

  constructor(readonly parts: { readonly scheduler: Scheduler; readonly random: Random; readonly server: Door; readonly otherServer: Door; readonly air: Owner }) {}

  /** Rejects when no reply comes. */
  async send(owner: Owner, request: Request): Promise<Reply> {
    const number = this.#number += 1;
    const at = (label: string) => ({ channel: `request ${number}`, label: `${request.path} ${label}` });
    const { scheduler, random } = this.parts;
    const fault = this.#fault();
    if (fault !== undefined) scheduler.note(`${owner.name}: ${request.path} meets ${fault}`);
    const toll = await scheduler.perform(owner, at('leaves'), () => this.isDown || fault === 'cut_before');
    if (toll) throw new Unreachable('cut before the request arrived');
    const foreign = foreignReply(fault, this.#replies.get(request.path));
    if (foreign !== undefined) return foreign;
    const reply = await this.#exchange(request, fault);
    // The device waits for this alone: whatever the server does, its owner may be dead by then.
    const came = await scheduler.perform(owner, at('is answered'), () => (fault === 'cut_after' || this.isDown ? undefined : damaged(reply, fault, random)));
    if (came === undefined) throw new Unreachable('cut before the reply arrived');
    this.#replies.set(request.path, reply);
    return came;
  }

  /** Something sent long ago arrives once more; nobody waits for the reply. */
  replay(): void {
    if (this.#past.length === 0) return;
    const request = this.parts.random.pick(this.#past);
    this.injected += 1;
    this.parts.scheduler.note(`network: ${request.path} arrives again`);
    this.#deliverUnheard(request);
  }

  #fault(): NetworkFault | undefined {
    const { random } = this.parts;
    if (this.faults.length === 0 || random.next() >= this.faultShare) return undefined;
    this.injected += 1;
    return random.pick(this.faults);
  }

  async #exchange(request: Request, fault: NetworkFault | undefined): Promise<Reply> {
    const { random, server, otherServer } = this.parts;
    if (fault === 'other_server') return otherServer(request);
    const sent = fault === 'request_altered' ? altered(request, random) : request;
    this.#past = [...this.#past.slice(-30), sent];
    if (fault === 'twice') this.#deliverUnheard(sent);
    return server(sent);
  }

  #deliverUnheard(request: Request): void {
    const { scheduler, air, server } = this.parts;
    this.#number += 1;
    const heard = scheduler.perform(air, { channel: `request ${this.#number}`, label: `${request.path} arrives` }, () => undefined);
    void heard.then(() => server(request)).catch((error: unknown) => { if (!(error instanceof Unreachable)) scheduler.crash(error); });
  }
}

function foreignReply(fault: NetworkFault | undefined, cached: Reply | undefined): Reply | undefined {
  if (fault === 'html') return { status: 200, text: '<html>Đăng nhập Wi-Fi</html>' };
  if (fault === 'no_content') return { status: 204, text: '' };
  if (fault === 'error_500') return { status: 502, text: 'Bad gateway' };
  return fault === 'cached' ? cached : undefined;
}

function damaged(reply: Reply, fault: NetworkFault | undefined, random: Random): Reply {
  if (fault === 'reply_truncated') return { ...reply, text: reply.text.slice(0, random.integer(reply.text.length + 1)) };
  return fault === 'reply_altered' ? { ...reply, text: alteredText(reply.text, random) } : reply;
}

function altered(request: Request, random: Random): Request {
  if (typeof request.body !== 'string') return request;
  return { ...request, body: alteredText(request.body, random) };
}

/** One letter or digit is another one. */
function alteredText(text: string, random: Random): string {
  const at = random.integer(Math.max(1, text.length));
  const other = random.pick([...'0123456789abcdefABCDEF']);
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}
