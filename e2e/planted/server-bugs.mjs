/** Planted bugs of the server and of updates: receiving, storing, taking over. */
import { tests } from './caught-by.mjs';

/** @type {readonly import('./bugs.mjs').Bug[]} */
export const serverBugs = [
  // receiving
  {
    name: 'signature-not-checked', says: 'an envelope with a bad signature is counted',
    file: 'server/ingest/examine.ts', caughtBy: tests('server/ingest'),
    text: "return fits ? signer.sender : 'signature_bad';", instead: "return fits || signer.publicKey !== '' ? signer.sender : 'signature_bad';",
  },
  {
    name: 'unknown-device-counted', says: 'what an unknown device has signed is counted as its carrier\'s',
    file: 'server/ingest/examine.ts', caughtBy: tests('server/ingest'),
    text: '    return { ...each, maker: makerOf(makers[at], result), content: result.content };', instead: '    return { ...each, maker: makers[at] === undefined ? carrier : makerOf(makers[at], result), content: result.content };',
  },
  {
    name: 'carrier-judged', says: 'an envelope is judged by who carries it, not by who made it',
    file: 'server/ingest/examine.ts', caughtBy: tests('server/ingest'),
    text: '    return { ...each, maker: makerOf(makers[at], result), content: result.content };', instead: "    const maker = makerOf(makers[at], result);\n    return { ...each, maker: typeof maker === 'string' ? maker : carrier, content: result.content };",
  },
  {
    name: 'key-id-ignored', says: 'the content is opened by the first key, whatever its id',
    file: 'server/keys/open-content.ts', caughtBy: tests('server/ingest', 'server/keys'),
    text: "  return { fault: 'key_unknown' };", instead: "  return { fault: 'unreadable' };",
  },
  {
    name: 'twin-signature-accepted', says: 'the other form of a signature, which anybody can make of it, is good too',
    file: 'server/ingest/open-envelopes.ts', caughtBy: tests('server/ingest/opener.test.ts'),
    text: 'signature !== null && isLowS(signature) && verify(', instead: 'signature !== null && verify(',
  },
  {
    name: 'unproven-takes-the-id', says: 'what nobody proved to be of its device takes the id from the genuine response',
    file: 'server/storage/standing.ts', caughtBy: tests('server/ingest/one-id.test.ts'),
    text: '  return device === signer && !reasons.some((each) => withoutClaim.has(each));', instead: '  return reasons.length > 0 || (device === signer && !reasons.some((each) => withoutClaim.has(each)));',
  },
  {
    name: 'decompression-uncapped', says: 'a small envelope may grow without a limit',
    file: 'server/keys/open-content.ts', caughtBy: tests('server/ingest', 'server/keys'),
    text: 'inflateRawSync(bytes, { maxOutputLength: limitBytes });', instead: 'inflateRawSync(bytes).subarray(0, limitBytes);',
  },
  {
    name: 'revoked-refused', says: 'what a revoked phone holds is turned away',
    file: 'server/auth/devices.ts', caughtBy: tests('server/auth/auth.test.ts'),
    text: "      if (device === undefined) throw new Problem('device.unknown');", instead: "      if (device === undefined || device.isRevoked) throw new Problem('device.unknown');",
  },
  {
    name: 'group-fails-as-one-kept', says: 'when a commit fails, one of those who wait is never told',
    file: 'server/ingest/group-commit.ts', caughtBy: tests('server/ingest/receive.test.ts'),
    text: '      for (const each of group) each.reject(error);', instead: '      for (const each of group.slice(1)) each.reject(error);',
  },
  {
    name: 'outcomes-of-neighbours', says: 'of two pushes in one commit each gets the other\'s receipts',
    file: 'server/ingest/group-commit.ts', caughtBy: tests('server/ingest/receive.test.ts'),
    text: 'for (const each of group) each.resolve(outcomes.slice(at, at += each.envelopes.length));', instead: 'for (const each of [...group].reverse()) each.resolve(outcomes.slice(at, at += each.envelopes.length));',
  },
  // storing
  {
    name: 'normal-instead-of-full', says: 'a commit is not written through to the disk',
    file: 'server/storage/connect.ts', caughtBy: tests('server/storage/sqlite.test.ts'), isShort: true,
    text: "'synchronous = FULL'", instead: "'synchronous = NORMAL'",
  },
  {
    name: 'check-then-insert', says: 'what is known of an id is looked up once for all, before anything is inserted',
    file: 'server/storage/deposits.ts', caughtBy: tests('server/storage/sqlite.test.ts'),
    text: '  const known = parts.envelopes.known(envelope.responseId);',
    instead: '  const checked = (globalThis.checkedIds ??= new Map());\n  const known = checked.get(envelope.responseId) ?? parts.envelopes.known(envelope.responseId);\n  checked.set(envelope.responseId, known);',
  },
  {
    name: 'held-dropped', says: 'a held envelope gets its receipt and is not kept',
    file: 'server/storage/deposits.ts', caughtBy: tests('server/storage/sqlite.test.ts'),
    text: '  held.insert(position, envelope, reasons);\n', instead: '  if (position < 0) held.insert(position, envelope, reasons);\n',
  },
  {
    name: 'new-receipt-for-a-resend', says: 'a re-send gets another receipt',
    file: 'server/storage/deposits.ts', caughtBy: tests('server/storage/sqlite.test.ts'),
    text: "const receipt = required(parts.receipts.find(position), 'What is stored has a receipt.');", instead: "const first = required(parts.receipts.find(position), 'What is stored has a receipt.');\n    const receipt = { ...first, text: first.text.replace(/\"storedAtMs\":\\d+/, `\"storedAtMs\":${envelope.receivedAtMs}`) };",
  },
  {
    name: 'receipt-before-commit', says: 'receipts leave though the commit failed',
    file: 'server/storage/deposits.ts', caughtBy: tests('server/storage/failed-commit.test.ts'),
    text: '      const outcomes = storeAll.immediate(batch);\n',
    instead: "      client.exec('BEGIN IMMEDIATE');\n      const outcomes = storeAll(batch);\n      try { client.exec('COMMIT'); } catch { client.exec('ROLLBACK'); }\n",
  },
  {
    name: 'ledger-outside-the-transaction', says: 'the ledger grows although the item was rolled back',
    file: 'server/storage/ledger.ts', caughtBy: tests('server/storage/sqlite.test.ts'),
    text: '    statements.insert({ ...entry, hash });', instead: '    setImmediate(() => { statements.insert({ ...entry, hash }); });',
  },
  {
    name: 'inventory-by-ids', says: 'what is missing is told by ids, not by content',
    file: 'server/storage/ledger-operations.ts', caughtBy: tests('server/storage/sqlite.test.ts'),
    text: '!known(responseId).some((each) => each.envelopeHash === envelopeHash)', instead: "known(responseId).length === 0 && envelopeHash !== ''",
  },
  {
    name: 'chain-not-compared', says: 'an envelope that names another one before it than is there passes for the next of its chain',
    file: 'server/tables/envelopes/sequences.ts', caughtBy: tests('server/storage/sqlite.test.ts'),
    text: '      AND NOT EXISTS (SELECT 1 FROM before WHERE before.sequence = chain.sequence - 1 AND before.envelope_hash = chain.previous_hash)\n', instead: '      AND chain.previous_hash IS NULL\n',
  },
  // updates
  {
    name: 'take-over-at-once', says: 'a new version takes the page over while an interview is open',
    file: 'client/service-worker/offline-shell.ts', caughtBy: tests('client/service-worker'), isShort: true,
    text: '  clientsClaim();\n', instead: '  clientsClaim();\n  void skipWaiting();\n',
  },
];
