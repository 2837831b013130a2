/** Before a password or code is handed over: the server proves that it holds the key in the QR, or the one that this phone knows. */
import { Problem } from '#shared/kernel/problem.ts';
import { helloReply, helloText } from '#shared/wire/hello.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { send } from '../api/send.ts';
import { isSignedBy, makeNonce } from './keys.ts';

/** Throws `enrolment.other_server`; whoever answers then has learned nothing. */
export async function assertServer(serverKey: string, device: string): Promise<void> {
  const nonce = makeNonce();
  const { challenge, signature } = await send({
    path: '/api/hello', body: { protocolVersion, device, nonce }, reply: helloReply,
  });
  if (!await isSignedBy(serverKey, signature, helloText(nonce, challenge))) throw new Problem('enrolment.other_server');
}
