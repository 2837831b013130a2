/**
 * A server in memory that speaks the wire as the real one does: proves itself and its ledger, gives
 * sessions, stores each envelope once and answers a re-send with the identical signed receipt, says
 * what it lost after a restore. Faults are asked for request by request.
 */
import { fromBase64 } from '#shared/kernel/base64.ts';
import {
  deviceSessionRequest, deviceSessionText, helloRequest, helloText, ledgerStateText, type HelloRequest,
} from '#shared/wire/hello.ts';
import { deviceReport } from '#shared/wire/device-reports.ts';
import { enrolmentRequest } from '#shared/wire/enrolment.ts';
import { inventoryRequest, inventoryText } from '#shared/wire/inventory.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import { makeSealingPair } from '#shared/sealing/sealing-key.ts';
import { sealingText, type AssignedCampaign } from '#shared/wire/assignments.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { isSignedBy, makeKeys, makeNonce, publicKeyText, sign } from '../enrolment/keys.ts';
import { MemoryLedger } from './memory-ledger.ts';

/**
 * - `cut`: the request never arrives; `reply_lost`: it is done, nobody hears of it;
 * - the rest are replies that are not the server's own.
 */
export type Fault = 'cut' | 'reply_lost' | 'html' | 'empty' | 'no_content' | 'truncated' | 'error_500';
export interface Request { readonly path: string; readonly body: unknown; readonly token: string }
interface Reply { readonly status: number; readonly body: unknown }

export class MemoryServer {
  readonly keys: CryptoKeyPair;
  readonly publicKey: string;
  readonly ledger: MemoryLedger;
  readonly requests: Request[] = [];
  readonly tokens = new Set<string>();
  /** Public keys by device id. */
  readonly devices = new Map<string, string>();
  /** Devices that may not enrol. */
  readonly turnedAway = new Set<string>();
  /** Logins by the codes that are good; each works for one device. */
  readonly codes = new Map<string, { readonly login: string; device?: string; readonly kiosk?: { readonly campaign: string; readonly place: string } }>();
  campaigns: AssignedCampaign[] = [];
  readonly questionnaires = new Map<string, Questionnaire>();
  /** The highest ledger entry in the second place. */
  backedUpTo = 0;
  /** Its clock. */
  atMs = 1;
  /** Says what goes wrong with a request; nothing by default. */
  faultOf: (request: Request, number: number) => Fault | undefined = () => undefined;
  /** Changes the reply to a push before it leaves. */
  signedOf: (signed: readonly (SignedReceipt | null)[]) => readonly unknown[] = (signed) => signed;
  /** Changes the answer to an inventory before it is signed. */
  missingOf: (missing: readonly string[]) => readonly string[] = (missing) => missing;

  readonly #working = makeSealingPair();

  private constructor(keys: CryptoKeyPair, publicKey: string) {
    this.keys = keys;
    this.publicKey = publicKey;
    this.ledger = new MemoryLedger((text) => sign(keys, text));
  }

  static async start(): Promise<MemoryServer> {
    const keys = await makeKeys();
    return new MemoryServer(keys, await publicKeyText(keys));
  }

  get stored(): MemoryLedger['stored'] {
    return this.ledger.stored;
  }

  /** How many envelopes each push brought. */
  pushes(): number[] {
    return this.asked('/api/push').map((each) => envelopesIn(each.body).length);
  }

  hellos(): HelloRequest[] {
    return this.asked('/api/hello').map((each) => helloRequest.parse(each.body));
  }

  asked(path: string): Request[] {
    return this.requests.filter((each) => each.path === path);
  }

  /** With the sealing keys of this server, where a campaign has none of its own. */
  sealed = async (campaign: AssignedCampaign): Promise<AssignedCampaign> => {
    if (campaign.sealing !== undefined) return campaign;
    const { key: working } = await this.#working;
    return { ...campaign, sealing: { working, recovery: null, signature: await sign(this.keys, sealingText(campaign.id, working, null)) } };
  };

  readonly fetch = async (input: string | URL | globalThis.Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    const request: Request = {
      path: String(input), body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      token: (headers.get('authorization') ?? '').replace('Bearer ', ''),
    };
    this.requests.push(request);
    const fault = this.faultOf(request, this.asked(request.path).length);
    if (fault === 'cut') throw new TypeError('Failed to fetch');
    if (fault === 'html') return new Response('<html>Đăng nhập Wi-Fi</html>', { status: 200, headers: { 'content-type': 'text/html' } });
    if (fault === 'empty') return new Response('', { status: 200 });
    if (fault === 'no_content') return new Response(null, { status: 204 });
    if (fault === 'error_500') return new Response('Bad gateway', { status: 502 });
    const reply = await this.#answer(request);
    if (fault === 'reply_lost') throw new TypeError('Failed to fetch');
    if (reply.status === 204) return new Response(null, { status: 204 });
    const text = JSON.stringify(reply.body);
    return new Response(fault === 'truncated' ? text.slice(0, -7) : text, { status: reply.status });
  };

  async #answer(request: Request): Promise<Reply> {
    if (request.path === '/api/hello') return this.#hello(request);
    if (request.path === '/api/device-sessions') return this.#session(request);
    if (request.path === '/api/enrolments') return this.#enrol(request);
    if (!this.tokens.has(request.token)) return problem('device.session_required', 401);
    if (request.path === '/api/push') return this.#push(request);
    if (request.path === '/api/device-reports') return deviceReport.safeParse(request.body).success ? { status: 204, body: undefined } : problem('request.malformed', 400);
    if (request.path === '/api/inventory') return this.#inventory(request);
    if (request.path === '/api/assignments') return ok({ login: 'dtv01', campaigns: await Promise.all(this.campaigns.map((each) => this.sealed(each))) });
    const questionnaire = this.questionnaires.get(request.path.replace('/api/questionnaires/', ''));
    return questionnaire === undefined ? problem('questionnaire.unknown', 404) : { status: 200, body: questionnaire };
  }

  async #hello({ body }: Request): Promise<Reply> {
    const { nonce, seenIndex } = helloRequest.parse(body);
    const challenge = makeNonce();
    const { epoch, hashes } = this.ledger;
    const ledger = { epoch, size: hashes.length, backedUpTo: this.backedUpTo, atMs: this.atMs, seenHash: hashes[(seenIndex ?? 0) - 1] ?? '' };
    return ok({
      challenge, signature: await sign(this.keys, helloText(nonce, challenge)), serverTimeMs: 0,
      ledger: { ...ledger, signature: await sign(this.keys, ledgerStateText({ nonce, challenge }, ledger)) },
    });
  }

  async #session({ body }: Request): Promise<Reply> {
    const { device, challenge, signature } = deviceSessionRequest.parse(body);
    const key = this.devices.get(device);
    if (key === undefined) return problem('device.unknown', 401);
    if (!await isSignedBy(key, signature, deviceSessionText(challenge))) return problem('device.bad_signature', 401);
    const token = makeNonce();
    this.tokens.add(token);
    return { status: 200, body: { token } };
  }

  async #enrol({ body }: Request): Promise<Reply> {
    const request = enrolmentRequest.parse(body);
    const { device, publicKey } = request;
    const byCode = 'code' in request ? this.codes.get(request.code) : undefined;
    if ('code' in request && (byCode === undefined || (byCode.device ?? device) !== device)) return problem('enrolment.wrong_code', 403);
    if (!('code' in request) && request.password !== 'đúng mật khẩu') return problem('session.wrong_credentials', 401);
    if (this.turnedAway.has(device)) return problem('enrolment.not_allowed', 403);
    if (byCode !== undefined) byCode.device = device;
    const login = 'code' in request ? byCode?.login : request.login;
    this.devices.set(device, publicKey);
    return ok({ device, account: `account-${login}`, login, serverKey: this.publicKey, kiosk: byCode?.kiosk });
  }

  async #push({ body }: Request): Promise<Reply> {
    const signed: (SignedReceipt | null)[] = [];
    for (const text of envelopesIn(body)) signed.push(await this.ledger.store(fromBase64(text)));
    return ok({ signed: this.signedOf(signed) });
  }

  async #inventory({ body }: Request): Promise<Reply> {
    const asked = inventoryRequest.parse(body).items.map((each) => each.envelopeHash);
    const answer = { epoch: this.ledger.epoch, missing: this.missingOf(this.ledger.missingOf(asked)) };
    return ok({ ...answer, signature: await sign(this.keys, inventoryText(asked, answer)) });
  }
}

export function envelopesIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('envelopes' in body) || !Array.isArray(body.envelopes)) return [];
  return body.envelopes.map(String);
}

function ok(body: object): Reply {
  return { status: 200, body: { protocolVersion, ...body } };
}

function problem(code: string, status: number): Reply {
  return { status, body: { type: `about:${code}`, status, code, title: code, values: {}, issues: [] } };
}
