import { maxPushBytes, pushRequest, type PushReply, type SignedPushReply } from '#shared/wire/push.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import { fromBase64 } from '../../ingest/from-base64.ts';
import type { Ingest } from '../../ingest/receive.ts';
import type { Routes } from '../handler.ts';
import { readJson } from '../read-body.ts';

/** From this protocol on a device believes signed receipts alone. */
const signedFrom = 2;

export function pushRoutes(ingest: Ingest): Routes<'POST /api/push'> {
  return {
    'POST /api/push': async (call, { sender }) => {
      const { envelopes, protocolVersion: spoken } = await readJson(call, pushRequest, maxPushBytes);
      const deposited = await ingest.receive(envelopes.map(fromBase64), sender);
      const reply: SignedPushReply | PushReply = spoken >= signedFrom
        ? { protocolVersion, signed: deposited.map((each) => each.signed) }
        : { protocolVersion: spoken, receipts: deposited.map((each) => each.receipt) };
      return call.json(reply);
    },
  };
}
