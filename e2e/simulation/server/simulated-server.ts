/**
 * A server: the product's ingest over the model of its storage, behind the wire that devices speak.
 * It may be killed between any two steps; whoever waited for an answer then gets none.
 */
import { Problem, type ProblemCode } from '#shared/kernel/problem.ts';
import type { Random } from '#shared/kernel/random.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import type { Owner, Scheduler } from '../scheduler.ts';
import { makeKey, signText, uuidFrom, type StandInKey } from '../stand-in-crypto.ts';
import { Unreachable, type Reply, type Request } from '../network.ts';
import type { ServerParts, SimulatedIngest } from './server-parts.ts';
import { simulatedIngest } from './simulated-ingest.ts';
import { beginEpoch, modelStorage, type ModelStorage } from './model-storage.ts';
import { answer } from './routes.ts';
import { ServerDisk, type Backup } from './server-disk.ts';

/** How commits go wrong, and how often. */
export interface DiskFaults {
  /** Refused for want of room: nothing was stored. */
  readonly fullShare: number;
  /** The outcome is unknown; stored or not, the process stops. */
  readonly unknownShare: number;
}

export class SimulatedServer implements ServerParts {
  readonly disk = new ServerDisk();
  readonly key: StandInKey;
  faults: DiskFaults = { fullShare: 0, unknownShare: 0 };
  /** Ids that the storage cannot take, each alone. */
  readonly poison = new Set<string>();
  /** Ids with which any request fails as a whole. */
  readonly toxic = new Set<string>();
  /** Every pair of hash and epoch has one receipt, for ever. */
  readonly receipts = new Map<string, string>();
  /** Claims that did not hold, found here. */
  readonly broken: string[] = [];
  process: Owner = { name: 'server', isDead: true };
  clockOffsetMs = 0;
  ingest!: SimulatedIngest;
  storage!: ModelStorage;
  challenges = new Map<string, string>();
  #waiting = new Set<(error: Error) => void>();
  #starts = 0;

  constructor(readonly name: string, readonly scheduler: Scheduler, readonly random: Random) {
    this.key = makeKey(random);
    beginEpoch(this.disk, uuidFrom(random), scheduler.nowMs);
    this.start();
  }

  now(): number {
    return this.scheduler.nowMs + this.clockOffsetMs;
  }

  start(): void {
    const owner = { name: `${this.name}.${this.#starts += 1}`, isDead: false };
    this.process = owner;
    this.challenges = new Map();
    this.storage = modelStorage({
      disk: this.disk, notary: { sign: (text) => signText(this.key, text) }, isPoison: (id) => this.poison.has(id),
      transact: (label, work) => this.#transact(owner, label, work),
    });
    this.ingest = simulatedIngest(this);
  }

  /** Whatever was under way is cut; what was committed is there. */
  kill(): void {
    if (this.process.isDead) return;
    this.scheduler.note(`${this.process.name} is killed`);
    this.process.isDead = true;
    for (const reject of this.#waiting) reject(new Unreachable('the server was killed'));
    this.#waiting = new Set();
  }

  /** Puts a copy from the second place where the database was, and begins a new epoch. */
  restore(backup: Backup): void {
    this.kill();
    this.scheduler.note(`${this.name} is restored from ${backup.data.envelopes.length} of ${this.disk.data.envelopes.length} envelopes`);
    this.disk.data = backup.data;
    beginEpoch(this.disk, uuidFrom(this.random), this.now());
    this.start();
  }

  /** The way in for the network. */
  door(request: Request): Promise<Reply> {
    if (this.process.isDead) return Promise.reject(new Unreachable('nobody listens'));
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      const done = (reply: Reply): void => {
        this.#waiting.delete(reject);
        resolve(reply);
      };
      answer(this, request).then(done, (error: unknown) => done(problemReply(error, this.scheduler)));
    });
  }

  backedUpTo(): number {
    const { epoch } = this.disk.data;
    return Math.max(0, ...this.disk.backups.filter((each) => each.data.epoch === epoch).map((each) => each.upTo));
  }

  /** Notes a receipt that leaves, and that it says what it said before. */
  gave(text: string): void {
    const facts = readReceipt(text);
    if (facts === undefined || facts.status === 'refused') return;
    const key = `${facts.responseId} ${facts.envelopeHash} ${facts.epoch}`;
    const before = this.receipts.get(key);
    if (before !== undefined && before !== text) this.broken.push(`A re-send got another receipt: ${before} / ${text}`);
    this.receipts.set(key, text);
    const isStored = this.disk.data.envelopes.some((each) => each.envelopeHash === facts.envelopeHash && each.responseId === facts.responseId);
    if (!isStored) this.broken.push(`P17: a receipt left for ${facts.envelopeHash}, which is not stored.`);
  }

  async #transact<T>(owner: Owner, label: string, work: () => T): Promise<T> {
    const { random, scheduler } = this;
    const chance = random.next();
    return scheduler.perform(owner, { channel: `${owner.name}/disk`, label }, () => {
      if (chance < this.faults.fullShare) throw new Problem('storage.full');
      if (chance >= this.faults.fullShare + this.faults.unknownShare) return work();
      if (random.next() < 0.5) work();
      this.kill();
      throw new Problem('storage.unavailable');
    });
  }
}

function problemReply(error: unknown, scheduler: Scheduler): Reply {
  if (!(error instanceof Problem)) scheduler.crash(error);
  const { code, status } = error instanceof Problem ? error : { code: 'server.failed' as ProblemCode, status: 500 };
  return { status, text: JSON.stringify({ type: `about:${code}`, status, code, title: code, values: {}, issues: [] }) };
}

