/**
 * A server in memory that speaks the wire as the real one does: proves itself, gives sessions,
 * stores each envelope once and answers a re-send with the identical receipt. Faults are asked for
 * request by request.
 */
import { deviceSessionRequest, deviceSessionText, helloRequest, helloText } from '#shared/wire/hello.ts';
import { enrolmentRequest } from '#shared/wire/enrolment.ts';
import type { Receipt } from '#shared/wire/push.ts';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { fromBase64 } from '#shared/kernel/base64.ts';
import { isSignedBy, makeKeys, makeNonce, publicKeyText, sign } from '../enrolment/keys.ts';

/**
 * - `cut`: the request never arrives; `reply_lost`: it is done, nobody hears of it;
 * - the rest are replies that are not the server's own.
 */
export type Fault = 'cut' | 'reply_lost' | 'html' | 'empty' | 'no_content' | 'truncated' | 'error_500';
export interface Request { readonly path: string; readonly body: unknown; readonly token: string }

export class MemoryServer {
  keys!: CryptoKeyPair;
  publicKey = '';
  readonly stored = new Map<string, { readonly bytes: Uint8Array; readonly receipt: Receipt }>();
  readonly requests: Request[] = [];
  readonly tokens = new Set<string>();
  /** Public keys by device id. */
  readonly devices = new Map<string, string>();
  /** Devices that may not enrol. */
  readonly turnedAway = new Set<string>();
  campaigns: AssignedCampaign[] = [];
  readonly questionnaires = new Map<string, Questionnaire>();
  /** Says what goes wrong with a request; nothing by default. */
  faultOf: (request: Request, number: number) => Fault | undefined = () => undefined;
  /** Changes the receipts of a push before they leave. */
  receiptsOf: (receipts: readonly Receipt[]) => readonly Receipt[] = (receipts) => receipts;
  statusOf: (responseId: string) => Receipt['status'] = () => 'stored';

  static async start(): Promise<MemoryServer> {
    const server = new MemoryServer();
    server.keys = await makeKeys();
    server.publicKey = await publicKeyText(server.keys);
    return server;
  }

  pushes(): number[] {
    return this.requests.filter((each) => each.path === '/api/push').map((each) => envelopesIn(each.body).length);
  }

  readonly fetch = async (input: string | URL | globalThis.Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const request: Request = {
      path: String(input), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      token: (headers.get('authorization') ?? '').replace('Bearer ', ''),
    };
    this.requests.push(request);
    const fault = this.faultOf(request, this.requests.filter((each) => each.path === request.path).length);
    if (fault === 'cut') throw new TypeError('Failed to fetch');
    if (fault === 'html') return new Response('<html>Đăng nhập Wi-Fi</html>', { status: 200, headers: { 'content-type': 'text/html' } });
    if (fault === 'empty') return new Response('', { status: 200 });
    if (fault === 'no_content') return new Response(null, { status: 204 });
    if (fault === 'error_500') return new Response('Bad gateway', { status: 502 });
    const reply = await this.#answer(request);
    if (fault === 'reply_lost') throw new TypeError('Failed to fetch');
    const text = JSON.stringify(reply.body);
    return new Response(fault === 'truncated' ? text.slice(0, -7) : text, { status: reply.status });
  };

  async #answer(request: Request): Promise<{ status: number; body: unknown }> {
    if (request.path === '/api/hello') return this.#hello(request);
    if (request.path === '/api/device-sessions') return this.#session(request);
    if (request.path === '/api/enrolments') return this.#enrol(request);
    if (!this.tokens.has(request.token)) return problem('device.session_required', 401);
    if (request.path === '/api/push') return { status: 200, body: { protocolVersion: 1, receipts: this.receiptsOf(await this.#store(request)) } };
    if (request.path === '/api/assignments') return { status: 200, body: { protocolVersion: 1, login: 'dtv01', campaigns: this.campaigns } };
    const questionnaire = this.questionnaires.get(request.path.replace('/api/questionnaires/', ''));
    return questionnaire === undefined ? problem('questionnaire.unknown', 404) : { status: 200, body: questionnaire };
  }

  async #hello({ body }: Request): Promise<{ status: number; body: unknown }> {
    const challenge = makeNonce();
    const signature = await sign(this.keys, helloText(helloRequest.parse(body).nonce, challenge));
    return { status: 200, body: { protocolVersion: 1, challenge, signature, serverTimeMs: 0 } };
  }

  async #session({ body }: Request): Promise<{ status: number; body: unknown }> {
    const { device, challenge, signature } = deviceSessionRequest.parse(body);
    const key = this.devices.get(device);
    if (key === undefined) return problem('device.unknown', 401);
    if (!await isSignedBy(key, signature, deviceSessionText(challenge))) return problem('device.bad_signature', 401);
    const token = makeNonce();
    this.tokens.add(token);
    return { status: 200, body: { token } };
  }

  async #enrol({ body }: Request): Promise<{ status: number; body: unknown }> {
    const request = enrolmentRequest.parse(body);
    const { device, publicKey } = request;
    const [login, password] = 'code' in request ? ['', ''] : [request.login, request.password];
    if (password !== 'đúng mật khẩu') return problem('session.wrong_credentials', 401);
    if (this.turnedAway.has(device)) return problem('enrolment.not_allowed', 403);
    this.devices.set(device, publicKey);
    return { status: 200, body: { protocolVersion: 1, device, account: `account-${login}`, login, serverKey: this.publicKey } };
  }

  async #store({ body }: Request): Promise<Receipt[]> {
    const receipts: Receipt[] = [];
    for (const text of envelopesIn(body)) {
      const bytes = fromBase64(text);
      const id = openEnvelope(bytes)?.header.responseId ?? '';
      const envelopeHash = await sha256Hex(bytes);
      const status = this.statusOf(id);
      const isKept = status === 'stored' || status === 'held';
      const receipt: Receipt = this.stored.get(id)?.receipt ?? {
        status, responseId: id, envelopeHash, storedAtMs: isKept ? 1 : 0, position: isKept ? this.stored.size + 1 : 0, reasons: [],
      };
      if (isKept) this.stored.set(id, { bytes, receipt });
      receipts.push(receipt);
    }
    return receipts;
  }
}

export function envelopesIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('envelopes' in body) || !Array.isArray(body.envelopes)) return [];
  return body.envelopes.map(String);
}

function problem(code: string, status: number): { status: number; body: unknown } {
  return { status, body: { type: `about:${code}`, status, code, title: code, values: {}, issues: [] } };
}
