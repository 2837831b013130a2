/**
 * The first exchange of every run: the server proves that it is the one enrolled with, the device
 * proves who it is. The session lasts until the server refuses it.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { deviceSessionReply, deviceSessionText, helloReply, helloText } from '#shared/wire/hello.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { send } from '../api/send.ts';
import { isSignedBy, makeNonce, sign } from '../enrolment/keys.ts';
import type { Store } from '../store/open-store.ts';
import type { DeviceRow } from '../store/rows.ts';
import { RunEnded } from './state.ts';

/** Says hello and gives the way to call with a session. Ends the run when the server is another one. */
export interface Session {
  /** Runs `call` with the session's token; a refused token is renewed once. */
  within<T>(call: (token: string) => Promise<T>): Promise<T>;
}

export async function openSession(store: Store, device: DeviceRow, appVersion: string): Promise<Session> {
  let challenge: string | undefined = await hello(store, device, appVersion);
  let token = device.token;
  const renew = async (): Promise<string> => {
    const fresh = challenge ?? await hello(store, device, appVersion);
    challenge = undefined;
    token = await newToken(device, fresh);
    await store.device.keepToken(device.id, token);
    return token;
  };
  return {
    within: async (call) => {
      const used = token ?? await renew();
      try {
        return await call(used);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'device.session_required') throw error;
        return call(await renew());
      }
    },
  };
}

async function hello(store: Store, device: DeviceRow, appVersion: string): Promise<string> {
  const nonce = makeNonce();
  const { waiting, refused } = await store.outbox.summary();
  const reply = await send({
    path: '/api/hello',
    body: { protocolVersion, device: device.id, nonce, waiting: waiting + refused, appVersion },
    reply: helloReply,
  });
  const isOurs = await isSignedBy(device.serverKey, reply.signature, helloText(nonce, reply.challenge));
  if (!isOurs) throw new RunEnded('wrong_server');
  return reply.challenge;
}

async function newToken(device: DeviceRow, challenge: string): Promise<string> {
  const signature = await sign(device.keys, deviceSessionText(challenge));
  const reply = await send({
    path: '/api/device-sessions', body: { device: device.id, challenge, signature }, reply: deviceSessionReply,
  });
  return reply.token;
}
