/** The wire as a device meets it: decode, ask the session, one call, encode. Mirrors the routes of `server/http`, on stand-in signatures. */
import * as z from 'zod/mini';
import { Problem } from '#shared/kernel/problem.ts';
import { deviceReport } from '#shared/wire/device-reports.ts';
import { deviceSessionRequest, deviceSessionText, helloRequest, helloText, ledgerStateText } from '#shared/wire/hello.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { inventoryRequest, inventoryText } from '#shared/wire/inventory.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { pushRequest } from '#shared/wire/push.ts';
import { readRescueFile } from '#shared/wire/rescue-file.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import { fromBase64 } from '../../../server/ingest/from-base64.ts';
import type { Reply, Request } from '../network.ts';
import { isSignedText, nonceFrom, signText } from '../stand-in-crypto.ts';
import { headOf } from './model-storage.ts';
import type { ServerParts } from './server-parts.ts';

export async function answer(server: ServerParts, request: Request): Promise<Reply> {
  const body = await handle(server, request);
  return body === undefined ? { status: 204, text: '' } : { status: 200, text: JSON.stringify(body) };
}

function handle(server: ServerParts, { path, body, token }: Request): Promise<object | undefined> {
  if (path === '/api/hello') return hello(server, read(helloRequest, body));
  if (path === '/api/device-sessions') return openSession(server, read(deviceSessionRequest, body));
  const device = server.disk.data.sessions.get(token ?? '');
  if (device === undefined) throw new Problem('device.session_required');
  if (path === '/api/device-reports') return report(server, device, read(deviceReport, body));
  if (path === '/api/push') return push(server, device, read(pushRequest, body));
  if (path === '/api/inventory') return inventory(server, read(inventoryRequest, body));
  if (path === '/api/rescue') return rescue(server, device, body);
  throw new Problem('request.malformed');
}

function read<Schema extends z.ZodMiniType>(schema: Schema, body: Request['body']): z.infer<Schema> {
  const parsed = z.safeParse(schema, typeof body === 'string' ? parseJson(body) : undefined);
  if (!parsed.success) throw new Problem('request.malformed');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('request.malformed');
  }
}

async function hello(server: ServerParts, { device, nonce, seenIndex }: z.infer<typeof helloRequest>): Promise<object> {
  const { disk, random, key } = server;
  const challenge = nonceFrom(random);
  server.challenges.set(challenge, device);
  const { epoch, size } = headOf(disk.data);
  const seenHash = seenIndex === undefined ? '' : disk.data.ledger[seenIndex - 1]?.hash ?? '';
  const ledger = { epoch, size, backedUpTo: server.backedUpTo(), atMs: server.now(), seenHash };
  return {
    protocolVersion, challenge, signature: signText(key, helloText(nonce, challenge)), serverTimeMs: server.now(),
    ledger: { ...ledger, signature: signText(key, ledgerStateText({ nonce, challenge }, ledger)) },
  };
}

async function openSession({ disk, challenges, random }: ServerParts, given: z.infer<typeof deviceSessionRequest>): Promise<object> {
  const device = disk.data.devices.get(given.device);
  if (device === undefined) throw new Problem('device.unknown');
  const isFresh = challenges.get(given.challenge) === given.device && challenges.delete(given.challenge);
  if (!isFresh || !isSignedText(device.publicKey, deviceSessionText(given.challenge), given.signature)) throw new Problem('device.bad_signature');
  const token = nonceFrom(random);
  disk.commit({ sessions: new Map(disk.data.sessions).set(token, given.device) });
  return { token };
}

function report({ disk }: ServerParts, device: string, { health }: z.infer<typeof deviceReport>): Promise<undefined> {
  if (health !== null) disk.commit({ reports: new Map(disk.data.reports).set(device, health) });
  return Promise.resolve(undefined);
}

async function push(server: ServerParts, device: string, { envelopes }: z.infer<typeof pushRequest>): Promise<object> {
  return { protocolVersion, signed: await deposit(server, device, envelopes.map(fromBase64)) };
}

async function inventory(server: ServerParts, { items }: z.infer<typeof inventoryRequest>): Promise<object> {
  const missing = await server.storage.missingOf(items);
  const answered = { epoch: server.disk.data.epoch, missing };
  return { protocolVersion, ...answered, signature: signText(server.key, inventoryText(items.map((each) => each.envelopeHash), answered)) };
}

async function rescue(server: ServerParts, device: string, body: Request['body']): Promise<object> {
  const file = body instanceof Uint8Array ? await readRescueFile(body) : undefined;
  if (file === undefined) throw new Problem('request.malformed');
  const signed = await deposit(server, device, file.envelopes.map((each) => each.bytes));
  return { protocolVersion, signed, damaged: file.damaged, isShort: file.isShort };
}

async function deposit(server: ServerParts, device: string, items: readonly (Uint8Array | undefined)[]): Promise<(SignedReceipt | null)[]> {
  const ids = items.map((bytes) => (bytes === undefined ? undefined : openEnvelope(bytes)?.header.responseId));
  if (ids.some((id) => id !== undefined && server.toxic.has(id))) throw new Problem('server.failed');
  const signed = await server.ingest.deposit(items, device);
  for (const each of signed) if (each !== null) server.gave(each.text);
  return signed;
}
