// @vitest-environment node
import { createServer, type Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultProxy, type FaultProxy, type Link } from './fault-proxy.ts';

let server: Server;
let bodies: string[];
let proxy: FaultProxy;

beforeEach(async () => {
  bodies = [];
  server = createServer((asked, reply) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      reply.end(`got ${Buffer.concat(chunks).length}`);
    }).on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await open();
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function open(link: Link = {}): Promise<void> {
  proxy = await faultProxy((server.address() as AddressInfo).port, { link });
}

/** Each on a connection of its own. */
function post(body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: proxy.port, host: '127.0.0.1', method: 'POST', agent: false, headers: { connection: 'close' } }, (reply) => {
      let text = '';
      reply.on('data', (chunk) => { text += String(chunk); }).on('end', () => resolve(text)).on('error', reject);
    });
    asked.on('error', reject).end(body);
  });
}
const failed = (body: string): Promise<string> => post(body).then((text) => `answered ${text}`, () => 'failed');

describe('the network that fails', () => {
  it('carries everything unchanged when it is asked for nothing', async () => {
    expect(await post('x'.repeat(100_000))).toBe('got 100000');
    expect(proxy.bytes().up).toBeGreaterThan(100_000);
  });

  it('cuts a request at a byte: the server never has it whole', async () => {
    proxy.faultOf = () => ({ up: { cutAt: 5_000 } });
    expect(await failed('x'.repeat(10_000))).toBe('failed');
    expect(bodies).toEqual([]);
  });

  it('cuts a reply: the server did the work and the client does not know', async () => {
    proxy.faultOf = () => ({ down: { cutAt: 10 } });
    expect(await failed('work')).toBe('failed');
    expect(bodies).toEqual(['work']);
  });

  it('changes one byte on the way', async () => {
    await post('a'.repeat(1_000));
    const headBytes = proxy.bytes().up - 1_000;
    proxy.faultOf = () => ({ up: { corruptAt: headBytes + 10 } });
    await post('a'.repeat(1_000));
    expect(bodies[1]).toBe(`${'a'.repeat(10)}4${'a'.repeat(989)}`);
  });

  it('delivers a request several times though the client sent it once', async () => {
    proxy.faultOf = () => ({ replays: 2 });
    expect(await post('once')).toBe('got 4');
    await expect.poll(() => bodies).toEqual(['once', 'once', 'once']);
  });

  it('holds requests and delivers the last one first', async () => {
    proxy.faultOf = () => ({ isHeld: true });
    const first = post('first');
    await expect.poll(() => proxy.connections()).toBe(1);
    const second = post('second');
    await expect.poll(() => proxy.connections()).toBe(2);
    expect(bodies).toEqual([]);
    proxy.release('reverse');
    await Promise.all([first, second]);
    expect(bodies).toEqual(['second', 'first']);
  });

  it('falls silent without a word, until it is cut', async () => {
    proxy.faultOf = () => ({ down: { stallAt: 0 } });
    const asked = failed('silence');
    await expect.poll(() => bodies).toEqual(['silence']);
    proxy.cut();
    expect(await asked).toBe('failed');
  });

  it('ends a request before it is whole, and lets the reply come all the same', async () => {
    await post('a'.repeat(1_000));
    const wholeBytes = proxy.bytes().up;
    proxy.faultOf = () => ({ up: { endAt: wholeBytes - 1 } });
    await failed('a'.repeat(1_000));
    expect(bodies).toHaveLength(1);
    proxy.faultOf = () => ({ up: { endAt: wholeBytes } });
    expect(await failed('b'.repeat(1_000))).toBe('answered got 1000');
  });

  it('ends a reply before it is whole, though the server did the work', async () => {
    proxy.faultOf = () => ({ down: { endAt: 30 } });
    expect(await failed('work')).toBe('failed');
    expect(bodies).toEqual(['work']);
  });

  it('gives an old reply to a new request of the same kind, and the server hears nothing of it', async () => {
    proxy.faultOf = () => ({ oldReply: 'first' });
    expect([await post('1'), await post('22'), await post('333')]).toEqual(['got 1', 'got 1', 'got 1']);
    expect(bodies).toEqual(['1']);
    proxy.faultOf = () => ({});
    expect(await post('4444')).toBe('got 4');
    proxy.faultOf = () => ({ oldReply: 'last' });
    expect(await post('55555')).toBe('got 4');
    expect(bodies).toEqual(['1', '4444']);
  });

  it('answers in place of the server', async () => {
    proxy.faultOf = () => ({ answer: 'HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>' });
    expect(await post('work')).toBe('<html>');
    expect(bodies).toEqual([]);
  });

  it('is as slow as it is told, for all connections together', async () => {
    await proxy.close();
    await open({ bytesPerSecond: 40_000 });
    const startedAtMs = performance.now();
    await Promise.all([post('x'.repeat(4_000)), post('x'.repeat(4_000))]);
    expect(performance.now() - startedAtMs).toBeGreaterThan(190);
  });

  it('is not there for a while after a cut', async () => {
    proxy.cut(60_000);
    expect(await failed('work')).toBe('failed');
    proxy.cut(0);
    expect(await post('work')).toBe('got 4');
  });
});
