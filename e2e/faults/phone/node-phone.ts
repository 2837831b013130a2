/**
 * A phone without a browser: the product's own store, sealing and sync over databases and files in
 * memory, for tests that need many runs of the sync. Its clock can be set; every call goes over a
 * connection of its own, so that a network in between can do something to each.
 */
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { IDBFactory } from 'fake-indexeddb';
import { isSignedBy, makeKeys, makeNonce, publicKeyText, sign } from '../../../client/kit/enrolment/keys.ts';
import { NoAnswer } from '../../../client/kit/api/no-answer.ts';
import type { Transport } from '../../../client/kit/api/transport.ts';
import { openStore, type Store } from '../../../client/kit/store/open-store.ts';
import type { OutboxItem } from '../../../client/kit/store/rows.ts';
import { refresh } from '../../../client/kit/sync/refresh.ts';
import { runSync } from '../../../client/kit/sync/run.ts';
import type { SyncState } from '../../../client/kit/sync/state.ts';
import { MemoryDevice } from '../../../client/kit/testing/memory-surroundings.ts';
import type { Response } from '../../../shared/response/model.ts';
import type { EnrolmentReply } from '../../../shared/wire/enrolment.ts';
import { protocolVersion } from '../../../shared/wire/protocol-version.ts';
import { enumeratorLogin, enumeratorPassword } from '../../campaign-files.ts';
import { pinOfTests } from '../../interview.ts';
import { responsesFrom } from '../../responses.ts';
import type { Acknowledged } from '../fleet.ts';

const interviewMs = 360_000;

export class NodePhone {
  /** How far its clock is ahead of the true one. */
  clockMs = 0;
  offsetMinutes = 420;
  /** Every response that it finished, by hash, as it was before it was sealed. */
  readonly finished = new Map<string, Response>();
  readonly #memory = {};
  #next: (() => Response) | undefined;

  private constructor(readonly store: Store, readonly serverKey: string, public port: number, readonly seed: string) {}

  /** Enrolled at the server behind `port`, with what is assigned. */
  static async enrol(port: number, seed: string): Promise<NodePhone> {
    const device = new MemoryDevice();
    const factory = new IDBFactory();
    device.placeOf = async (number) => ({ name: `hailong-field-${number}`, factory });
    const store = await openStore('field', device.surroundings());
    const [id, keys] = [randomUUID(), await makeKeys()];
    const body = { protocolVersion, login: enumeratorLogin, password: enumeratorPassword, device: id, kind: 'field', publicKey: await publicKeyText(keys) };
    const { text } = await over(port)({ path: '/api/enrolments', method: 'POST', body, timeoutMs: 20_000 });
    const { account, login, serverKey } = JSON.parse(text) as EnrolmentReply;
    await store.device.enrol({ id, kind: 'field', keys, serverKey, account, login, isPersisted: false });
    await store.vault.setPin(pinOfTests);
    const phone = new NodePhone(store, serverKey, port, seed);
    const end = await phone.sync();
    if (end !== 'idle') throw new Error(`The first sync ended ${end}.`);
    return phone;
  }

  now(): number {
    return Date.now() + this.clockMs;
  }

  /** One exchange with the server; how it ended. */
  sync(): Promise<SyncState> {
    const transport = over(this.port);
    return runSync({
      store: this.store, transport, memory: this.#memory, isForced: true, appVersion: 'faults',
      now: () => this.now(), elapsedMs: () => performance.now(), random: Math.random, lock: (_name, work) => work(), nonce: makeNonce, sign, verify: isSignedBy,
      health: () => this.store.readHealth(), refresh: (session) => refresh(transport, this.store, session),
    });
  }

  /** Holds and finishes so many interviews, by its own clock. */
  async finish(count: number): Promise<void> {
    this.#next ??= await this.#responses();
    for (let n = 0; n < count; n += 1) {
      const finishedAt = { utcMs: this.now(), offsetMinutes: this.offsetMinutes };
      const response = { ...this.#next(), startedAt: { ...finishedAt, utcMs: finishedAt.utcMs - interviewMs }, finishedAt };
      this.finished.set((await this.store.outbox.finish(response)).hash, response);
    }
  }

  items(): Promise<OutboxItem[]> {
    return this.store.outbox.list(100_000);
  }

  /** What it calls sent, by hash, with the receipt it has for it. */
  async acknowledged(): Promise<Map<string, Acknowledged>> {
    const items = (await this.items()).filter((each) => each.status === 'received');
    const bytes = await this.store.outbox.bytes(items.map((each) => each.id));
    return new Map(items.map((each, at) => [each.hash, { bytes: bytes[at] ?? new Uint8Array(), receipt: each.receipt ?? { text: '', signature: '' } }]));
  }

  close(): void {
    this.store.close();
  }

  async #responses(): Promise<() => Response> {
    const [[campaign], device] = [await this.store.campaigns.all(), await this.store.device.get()];
    const questionnaire = campaign && await this.store.campaigns.questionnaire(campaign.questionnaire.hash);
    if (campaign === undefined || questionnaire === undefined || device === undefined) throw new Error('Nothing is assigned.');
    return responsesFrom({ campaign, questionnaire, device: device.id, account: device.account, seed: this.seed });
  }
}

function over(port: number): Transport {
  return ({ path, method, body, token, timeoutMs }) => new Promise((resolve, reject) => {
    const fail = (): void => reject(new NoAnswer('unreachable'));
    const headers = { 'content-type': 'application/json', connection: 'close', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const asked = request({ port, host: '127.0.0.1', path, method, agent: false, headers, signal: AbortSignal.timeout(timeoutMs) }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail);
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    asked.on('error', fail).end(body === undefined ? undefined : JSON.stringify(body));
  });
}
