// @vitest-environment node
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnrolmentCode } from '#shared/wire/enrolment-codes.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { responseOf } from '../testing/samples.ts';
import { MemoryServer } from '../testing/memory-server.ts';
import { enrol, kioskPlaces, signOut } from './enrol.ts';

let store: Store;
let server: MemoryServer;
const credentials = { login: 'dtv01', password: 'đúng mật khẩu' };

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  server = await MemoryServer.start();
  store = await openStore('field');
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  store.close();
  vi.unstubAllGlobals();
});

describe('enrolment', () => {
  it('pins the server and keeps a private key that cannot be taken out', async () => {
    await enrol(store, credentials);
    const device = await store.device.get();
    expect(device).toMatchObject({ serverKey: server.publicKey, account: 'account-dtv01', isSignedIn: true });
    await expect(crypto.subtle.exportKey('pkcs8', device!.keys.privateKey)).rejects.toBeDefined();
  });

  it('the password is kept nowhere', async () => {
    await enrol(store, credentials);
    expect(JSON.stringify(await store.device.get())).not.toContain('mật khẩu');
  });

  it('a wrong password leaves nothing behind', async () => {
    await expect(enrol(store, { ...credentials, password: 'sai' })).rejects.toMatchObject({ code: 'session.wrong_credentials' });
    expect(await store.device.get()).toBeUndefined();
  });

  it('without a network it says so and leaves nothing behind', async () => {
    server.faultOf = () => 'cut';
    await expect(enrol(store, credentials)).rejects.toMatchObject({ name: 'NoAnswer', reason: 'unreachable' });
    expect(await store.device.get()).toBeUndefined();
  });

  it('who signs in again goes on with the same id, key and chain', async () => {
    await enrol(store, credentials);
    const before = await store.device.get();
    await store.outbox.finish(responseOf(1, { device: before!.id }));
    await signOut(store);
    await enrol(store, credentials);
    expect(await store.device.get()).toMatchObject({ id: before!.id, sequence: 1, isSignedIn: true });
    expect(server.devices.size).toBe(1);
  });

  it('hands no password and no typed code to another server than the one this phone knows, and keeps its key; a QR brings another', async () => {
    await enrol(store, credentials);
    await signOut(store);
    const other = await MemoryServer.start();
    const code = writeEnrolmentCode(new Uint8Array(16).fill(5));
    other.codes.set(code, { login: 'dtv01' });
    vi.stubGlobal('fetch', other.fetch);
    for (const given of [credentials, { login: 'dtv02', password: credentials.password }, { code }]) {
      await expect(enrol(store, given)).rejects.toMatchObject({ code: 'enrolment.other_server' });
    }
    expect(other.asked('/api/enrolments')).toEqual([]);
    expect(await store.device.get()).toMatchObject({ serverKey: server.publicKey, isSignedIn: false });
    await enrol(store, { code, serverKey: other.publicKey });
    expect((await store.device.get())?.serverKey).toBe(other.publicKey);
  });

  it('asks for the centres of a kiosk only after the server has proven the key that this tablet knows', async () => {
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => (path === '/api/kiosk-places' ? new Response('{"places":[]}') : server.fetch(path, init)));
    expect(await kioskPlaces(store, credentials)).toEqual([]);
    await enrol(store, credentials);
    expect(await kioskPlaces(store, credentials)).toEqual([]);
    const other = await MemoryServer.start();
    vi.stubGlobal('fetch', other.fetch);
    await expect(kioskPlaces(store, credentials)).rejects.toMatchObject({ code: 'enrolment.other_server' });
    expect(other.requests.map((each) => each.path)).toEqual(['/api/hello']);
    expect(JSON.stringify(other.requests)).not.toContain(credentials.password);
  });

  it('another person on the same phone is another device, and the first finds theirs again', async () => {
    await enrol(store, credentials);
    const first = await store.device.get();
    await store.outbox.finish(responseOf(1, { device: first!.id }));
    await enrol(store, { ...credentials, login: 'dtv02' });
    const second = await store.device.get();
    expect(second).toMatchObject({ account: 'account-dtv02', sequence: 0 });
    expect(second!.id).not.toBe(first!.id);
    await enrol(store, credentials);
    expect(await store.device.get()).toMatchObject({ id: first!.id, sequence: 1 });
    expect((await store.device.all()).length).toBe(2);
  });

  it('a device that the office turns away gets a new identity, and what waits stays', async () => {
    await enrol(store, credentials);
    const first = await store.device.get();
    await store.outbox.finish(responseOf(1, { device: first!.id }));
    server.turnedAway.add(first!.id);
    await enrol(store, credentials);
    expect((await store.device.get())?.id).not.toBe(first!.id);
    expect((await store.outbox.waiting(first!.id)).length).toBe(1);
  });
});

describe('enrolment by a code', () => {
  const code = writeEnrolmentCode(new Uint8Array(16).fill(7));
  beforeEach(() => { server.codes.set(code, { login: 'dtv01' }); });

  it('needs no password, and pins the key that the QR named', async () => {
    await enrol(store, { code, serverKey: server.publicKey });
    expect(await store.device.get()).toMatchObject({ serverKey: server.publicKey, login: 'dtv01', isSignedIn: true });
    expect(server.requests.map((each) => each.path)).toEqual(['/api/hello', '/api/enrolments']);
  });

  it('typed, trusts the server that takes it, as a password does', async () => {
    await enrol(store, { code });
    expect(await store.device.get()).toMatchObject({ serverKey: server.publicKey, login: 'dtv01' });
  });

  it('is not shown to a server that cannot prove the key of the QR', async () => {
    const { publicKey } = await MemoryServer.start();
    await expect(enrol(store, { code, serverKey: publicKey })).rejects.toMatchObject({ code: 'enrolment.other_server' });
    expect(server.asked('/api/enrolments')).toEqual([]);
    expect(await store.device.get()).toBeUndefined();
  });

  it('keeps nothing of a server that proves one key and gives another to pin', async () => {
    const other = await MemoryServer.start();
    const answer = server.fetch;
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      const reply = await answer(path, init);
      return path === '/api/enrolments' ? new Response((await reply.text()).replace(server.publicKey, other.publicKey)) : reply;
    });
    await expect(enrol(store, { code, serverKey: server.publicKey })).rejects.toMatchObject({ code: 'enrolment.other_server' });
    expect(await store.device.get()).toBeUndefined();
  });

  it('gives the kiosk the place that the code was made for', async () => {
    const kiosk = { campaign: 'sao-mai', place: 'ap-1' };
    server.codes.set(code, { login: 'gs01', kiosk });
    await enrol(store, { code });
    expect((await store.device.get())?.kiosk).toEqual(kiosk);
  });

  it('of the person in use goes on with their key and chain: what was made before is theirs', async () => {
    await enrol(store, credentials);
    const before = await store.device.get();
    await store.outbox.finish(responseOf(1, { device: before!.id }));
    server.devices.clear();
    await enrol(store, { code });
    expect(await store.device.get()).toMatchObject({ id: before!.id, sequence: 1 });
    expect([...server.devices.keys()]).toEqual([before!.id]);
  });

  it('of another person makes a new identity with the same code', async () => {
    await enrol(store, credentials);
    const before = await store.device.get();
    server.codes.set(code, { login: 'dtv02' });
    server.turnedAway.add(before!.id);
    await enrol(store, { code });
    expect(await store.device.get()).toMatchObject({ login: 'dtv02', sequence: 0 });
    expect((await store.device.get())?.id).not.toBe(before!.id);
  });

  it('whose reply was lost is good once more for this phone, under the identity that the office knows', async () => {
    server.faultOf = ({ path }, number) => (path === '/api/enrolments' && number === 1 ? 'reply_lost' : undefined);
    await expect(enrol(store, { code })).rejects.toMatchObject({ name: 'NoAnswer' });
    await enrol(store, { code });
    expect([...server.devices.keys()]).toEqual([(await store.device.get())!.id]);
  });

  it('that is wrong leaves nothing behind', async () => {
    await expect(enrol(store, { code: writeEnrolmentCode(new Uint8Array(16)) })).rejects.toMatchObject({ code: 'enrolment.wrong_code' });
    expect(await store.device.get()).toBeUndefined();
  });
});
