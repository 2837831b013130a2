/** Sealing, and opening what was sealed: what one response costs on a device and on the server, without a network. */
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { required } from '../../shared/kernel/assert.ts';
import { openEnvelope } from '../../shared/sealing/envelope.ts';
import { openSealed } from '../../shared/sealing/open-sealed.ts';
import { sealEnvelope } from '../../shared/sealing/seal.ts';
import { makeSealingPair } from '../../shared/sealing/sealing-key.ts';
import { isSigned, makeSigningKeys, publicKeyText, signBytes } from '../../shared/sealing/signing.ts';
import type { Response } from '../../shared/response/model.ts';
import { readOpeningKeys, writePrivateHalf } from '../../server/keys/key-files.ts';
import { openHere } from '../../server/ingest/opener-here.ts';
import { openInThreads } from '../../server/ingest/opener-threads.ts';
import type { EnvelopeOpener } from '../../server/ingest/opener.ts';
import { inRepository } from '../../server/setup/places.mjs';
import { newDataFolder, removeFolder } from '../server.ts';
import type { Measurement } from './table.ts';

const rounds = 2_000;
const questions = 45;

export async function measureSealing(): Promise<Measurement[]> {
  const [working, recovery, device] = await Promise.all([makeSealingPair(), makeSealingPair(), makeSigningKeys()]);
  const seal = (at: number): Promise<Uint8Array> => sealEnvelope(responseOf(at), { sequence: at + 1, previousHash: '' }, {
    recipients: [working.key, recovery.key], sign: (bytes) => signBytes(device.privateKey, bytes), compress: (bytes) => Promise.resolve(deflateRawSync(bytes)),
  });
  const sealed: Uint8Array[] = [];
  const sealMs: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    const startedAtMs = performance.now();
    sealed.push(await seal(at));
    sealMs.push(performance.now() - startedAtMs);
  }
  sealMs.sort((left, right) => left - right);
  const publicKey = await publicKeyText(device);
  const bySuite = await perSecond(async () => {
    for (const bytes of sealed) {
      const opened = required(openEnvelope(bytes), 'It was just made.');
      await isSigned(publicKey, opened.signedBytes, required(opened.signature, 'It is signed.'));
      await openSealed(opened, () => working.pair, (packed) => packed);
    }
  });
  const pem = await pemOf(working.pair.privateKey);
  const folder = newDataFolder();
  writePrivateHalf(folder, working.key.id, pem);
  const tasks = sealed.map((bytes) => ({ bytes, publicKey }));
  const here = openHere(readOpeningKeys(folder));
  const threads = (count: number): EnvelopeOpener => openInThreads({
    workerUrl: pathToFileURL(join(inRepository('dist/server'), 'ingest/open-worker.js')), keysPath: folder, threads: count, fallback: here, onFailure: (error) => { throw error; },
  });
  const byNode = await opening(here, tasks);
  const [oneThread, twoThreads] = [await opening(threads(1), tasks), await opening(threads(2), tasks)];
  removeFolder(folder);
  const at = (share: number): number => sealMs[Math.floor(rounds * share)] ?? 0;
  return [
    { what: 'sealing one response, p50', measured: at(0.5), unit: 'ms' },
    { what: 'sealing one response, p95', measured: at(0.95), unit: 'ms', atMost: 20 },
    { what: 'verify and open by WebCrypto and @hpke/core', measured: bySuite, unit: '/s' },
    { what: 'verify and open by Node, in this thread', measured: byNode, unit: '/s', atLeast: 2_500 },
    { what: 'verify and open by Node, in one thread', measured: oneThread, unit: '/s' },
    { what: 'verify and open by Node, in two threads', measured: twoThreads, unit: '/s' },
  ];
}

async function opening(opener: EnvelopeOpener, tasks: Parameters<EnvelopeOpener['open']>[0]): Promise<number> {
  await opener.open(tasks.slice(0, 200));
  const measured = await perSecond(async () => {
    const results = await opener.open(tasks);
    if (results.some(({ isSigned: fits, content }) => !fits || 'fault' in content)) throw new Error('An envelope was not opened.');
  });
  await opener.close();
  return measured;
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return rounds / ((performance.now() - startedAtMs) / 1000);
}

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }).toString();
}

function responseOf(at: number): Response {
  return {
    formatVersion: 1, id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, campaign: 'do-toc-do', questionnaire: { id: 'q', version: 1, hash: 'a'.repeat(64) },
    channel: 'field', respondentKind: 'person', language: 'vi', mode: 'face_to_face', answerFormat: 'dock', position: { unit: 'xa-1', stratum: '', cluster: '', weight: 1 },
    device: 'device-1', startedAt: { utcMs: 1, offsetMinutes: 420 }, finishedAt: { utcMs: 2, offsetMinutes: 420 }, durationMs: 1,
    answers: Object.fromEntries(Array.from({ length: questions }, (_, question) => [`c${question}`, 1 + ((at + question) % 5)])),
  };
}
