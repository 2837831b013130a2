/**
 * The first exchange of every run: the server proves that it is the one enrolled with and how its
 * ledger stands, the device proves who it is. The session lasts until the server refuses it.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { deviceSessionReply, deviceSessionText } from '#shared/wire/hello.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { sendOver } from '../api/send.ts';
import type { DeviceRow } from '../store/rows.ts';
import { hello, type HelloPorts } from './hello.ts';
import type { Session, SyncPorts } from './ports.ts';

/** Says hello and gives the way to call with a session. Ends the run when the server does not prove that it is ours. */
export async function openSession(ports: HelloPorts, device: DeviceRow): Promise<Session> {
  const beganMs = ports.elapsedMs();
  const first = await hello(ports, device);
  const helloTookMs = ports.elapsedMs() - beganMs;
  let challenge: string | undefined = first.challenge;
  let token = device.token;
  const renewal = async (): Promise<string> => {
    const fresh = challenge ?? (await hello(ports, device)).challenge;
    challenge = undefined;
    token = await newToken(ports, device, fresh);
    await ports.store.device.keepToken(device.id, token);
    return token;
  };
  let renewing: Promise<string> | undefined;
  /** Calls at the same time share one renewal. */
  const renew = (): Promise<string> => (renewing ??= renewal().finally(() => { renewing = undefined; }));
  return {
    ledger: first.ledger, helloTookMs,
    isAnswered: async () => {
      try {
        challenge = (await hello(ports, device)).challenge;
        return true;
      } catch (error) {
        if (error instanceof NoAnswer) return false;
        throw error;
      }
    },
    within: async (call) => {
      const used = token ?? await renew();
      try {
        return await call(used);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'device.session_required') throw error;
        // Another call may have renewed it meanwhile.
        return call(token === undefined || token === used ? await renew() : token);
      }
    },
  };
}

async function newToken({ transport, sign }: SyncPorts, device: DeviceRow, challenge: string): Promise<string> {
  const signature = await sign(device.keys, deviceSessionText(challenge));
  const body = { device: device.id, challenge, signature };
  return (await sendOver(transport, { path: '/api/device-sessions', body, reply: deviceSessionReply })).token;
}
