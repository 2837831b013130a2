/**
 * Bugs that others have shipped, or that we nearly have, each as a change of one text of the product,
 * and the test that must catch it: seeds of the simulation, or files of the unit tests. Every text has
 * to stand exactly once in its file; when the code changes, the bug is planted anew.
 *
 * @typedef {{ name: string, says: string, file: string, text: string, instead: string, caughtBy: { seeds: number } | { tests: string[] }, isShort?: boolean }} Bug
 */

const seeds = (count) => ({ seeds: count });
const tests = (...files) => ({ tests: files });

/** @type {readonly Bug[]} */
export const bugs = [
  // the device: finishing
  {
    name: 'saved-though-aborted', says: 'a transaction that was aborted (full disk) counts as saved',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(4_000), isShort: true,
    text: 'const stored = await media.shelf.add(row, end);',
    instead: "const stored = await media.shelf.add(row, end).catch(() => 'added' as const);",
  },
  {
    name: 'abort-ignored', says: 'an aborted transaction of the database resolves',
    file: 'client/kit/store/resilient.ts', caughtBy: tests('client/kit/store'),
    text: 'if (attempt >= attemptsMax || !isConnectionLost(error)) throw error;',
    instead: 'if (attempt >= attemptsMax || !isConnectionLost(error)) return undefined as T;',
  },
  {
    name: 'journal-not-flushed', says: 'the second copy is written and not flushed',
    file: 'client/kit/store/journal/journal-folder.ts', caughtBy: seeds(4_000), isShort: true,
    text: '    file.flush();\n  } catch (error) {', instead: '  } catch (error) {',
  },
  {
    name: 'no-second-copy', says: 'the journal is not written at a finish, and called kept',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(4_000),
    text: 'await journal.append(rows);', instead: 'await journal.append([]);',
  },
  {
    name: 'sentinel-raised-first', says: 'the sentinel counts an envelope before it is written',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(4_000),
    text: 'const stored = await media.shelf.add(row, end);',
    instead: 'media.sentinel.write(raisedByFinish(media.sentinel.read() ?? emptyMark, row));\n    const stored = await media.shelf.add(row, end);',
  },
  {
    name: 'sequence-by-clock', says: 'the number of an envelope is taken from the clock',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(4_000),
    text: 'end.sequence + 1 }), end.sequence + 1);', instead: 'Math.floor(media.now() / 10_000) }), Math.floor(media.now() / 10_000));',
  },
  {
    name: 'draft-deleted-first', says: 'the draft is deleted in a transaction of its own, before the envelope is in',
    file: 'client/kit/store/dexie-shelf.ts', caughtBy: tests('client/kit/store'),
    text: "    add: (row, previous) => resilient(database, () => add(database, row, previous)),",
    instead: "    add: async (row, previous) => {\n      await database.drafts.delete(row.id);\n      await database.sealedDrafts.delete(row.id);\n      return resilient(database, () => add(database, row, previous));\n    },",
  },
  // the device: starting
  {
    name: 'loss-accepted-before-told', says: 'the sentinel is lowered to what is left before the loss is told',
    file: 'client/kit/store/start-up.ts', caughtBy: seeds(8_000),
    text: '    const incidents = await tell(media, plan.incidents);\n',
    instead: '    if (plan.mark !== undefined) media.sentinel.write(plan.mark);\n    const incidents = await tell(media, plan.incidents);\n',
  },
  {
    name: 'loss-not-told', says: 'an empty database looks like a new phone',
    file: 'client/kit/store/start-check.ts', caughtBy: seeds(4_000), isShort: true,
    text: "if (lost > 0) list.push({ kind: 'responses_lost', count: lost });", instead: '',
  },
  {
    name: 'hash-not-checked-on-restore', says: 'what the journal gives back is not compared with its hash',
    file: 'client/kit/store/journal/journal-records.ts', caughtBy: tests('client/kit/store/journal'),
    text: 'return await sha256Hex(bytes) === hash;', instead: "return hash !== '' && bytes.length > 0;",
  },
  {
    name: 'number-given-twice', says: 'after a loss the chain goes on at a number that was given before',
    file: 'client/kit/store/start-check.ts', caughtBy: tests('client/kit/store'),
    text: 'skipTo: promised > known && inUse !== undefined ? { device, sequence: promised } : undefined,', instead: 'skipTo: undefined,',
  },
  // the device: sending
  {
    name: 'sent-on-any-reply', says: 'an item without a receipt counts as received when the server answered',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(4_000), isShort: true,
    text: 'if (given === undefined) return delayed(item, moment);',
    instead: "if (given === undefined) return { id: item.id, hash: item.hash, status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: moment.nowMs };",
  },
  {
    name: 'unsigned-receipt-taken', says: 'a receipt is believed without its signature',
    file: 'client/kit/sync/push.ts', caughtBy: seeds(8_000),
    text: 'if (await verify(serverKey, signed.signature, signed.text)) receipts.push({ facts, signed });', instead: 'if (verify !== undefined && serverKey !== undefined) receipts.push({ facts, signed });',
  },
  {
    name: 'receipt-for-another-hash', says: 'a receipt is matched by the id alone',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(8_000),
    text: 'receipts.find(({ facts }) => facts.envelopeHash === item.hash\n', instead: "receipts.find(({ facts }) => facts.envelopeHash !== ''\n",
  },
  {
    name: 'batch-settled-as-one', says: 'the first receipt of a reply settles the whole batch',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(4_000),
    text: '...sent.map((item) => settlementOf(item, receiptFor(item, receipts), context)),', instead: '...sent.map((item) => settlementOf(item, receiptFor(item, receipts) ?? receipts[0], context)),',
  },
  {
    name: 'epoch-ignored', says: 'a restored server is not asked what it lacks',
    file: 'client/kit/sync/reconcile.ts', caughtBy: seeds(4_000), isShort: true,
    text: 'if (isKnown(device.known, ledger)) return;', instead: 'if (device.known !== undefined) return;',
  },
  {
    name: 'poison-blocks', says: 'an item with which every request fails is tried again and again before the others',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(4_000),
    text: 'const suspects = sent.length === 1 ? [...state.suspects, ...sent.map((each) => each.id)] : state.suspects;', instead: 'const suspects = state.suspects;',
  },
  {
    name: 'back-off-resets', says: 'every failure waits as long as the first',
    file: 'client/kit/sync/plan.ts', caughtBy: tests('client/kit/sync/plan.test.ts'), isShort: true,
    text: 'backOffMinMs * 2 ** Math.min(attempts - 1, 20)', instead: 'backOffMinMs * 2 ** Math.min(0, attempts)',
  },
  {
    name: 'clock-set-back', says: 'after the clock was set back an item waits for years',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(8_000),
    text: 'return nextAttemptAtMs <= nowMs || nextAttemptAtMs - nowMs > backOffMaxMs * (1 + 1 / backOffSpread);', instead: 'return nextAttemptAtMs <= nowMs;',
  },
  {
    name: 'other-server-believed', says: 'a server that cannot prove itself is sent everything',
    file: 'client/kit/sync/session.ts', caughtBy: tests('client/kit/sync'),
    text: "  if (!isOurs) throw new RunEnded('wrong_server');\n", instead: "  if (!isOurs && device.serverKey === '') throw new RunEnded('wrong_server');\n",
  },
  // the device: deleting
  {
    name: 'deleted-before-receipt', says: 'what waits is deleted with what was received',
    file: 'client/kit/store/prune.ts', caughtBy: seeds(4_000), isShort: true,
    text: '  return (await shelf.settledBefore(', instead: '  if (nowMs > 0) return shelf.unsent();\n  return (await shelf.settledBefore(',
  },
  {
    name: 'prune-ignores-backup', says: 'deleted though no backup in a second place has it',
    file: 'client/kit/store/deletion.ts', caughtBy: seeds(8_000),
    text: ' && facts.ledgerIndex <= ledger.backedUpTo', instead: '',
  },
  {
    name: 'prune-ignores-epoch', says: 'deleted for a receipt of an earlier life of the server',
    file: 'client/kit/store/deletion.ts', caughtBy: tests('client/kit/store/deletion.test.ts'),
    text: 'facts.epoch === ledger.epoch && ', instead: '',
  },
  {
    name: 'prune-ignores-age', says: 'deleted as soon as it is backed up',
    file: 'client/kit/store/deletion.ts', caughtBy: seeds(8_000),
    text: 'export const keptForMs = 30 * 24 * 3_600_000;', instead: 'export const keptForMs = 60_000;',
  },
  // the server: receiving
  {
    name: 'signature-not-checked', says: 'an envelope with a bad signature is counted',
    file: 'server/ingest/examine.ts', caughtBy: seeds(8_000),
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
    name: 'decompression-uncapped', says: 'a small envelope may grow without a limit',
    file: 'server/keys/open-content.ts', caughtBy: tests('server/ingest', 'server/keys'),
    text: 'inflateRawSync(bytes, { maxOutputLength: limitBytes });', instead: 'inflateRawSync(bytes).subarray(0, limitBytes);',
  },
  {
    name: 'revoked-refused', says: 'what a revoked phone holds is turned away',
    file: 'server/auth/devices.ts', caughtBy: tests('server/auth', 'server/http'),
    text: "      if (device === undefined) throw new Problem('device.unknown');", instead: "      if (device === undefined || device.isRevoked) throw new Problem('device.unknown');",
  },
  {
    name: 'group-fails-as-one-kept', says: 'when a commit fails, those who wait are never told',
    file: 'server/ingest/group-commit.ts', caughtBy: seeds(4_000),
    text: '      for (const each of group) each.reject(error);', instead: '      if (group.length > 1) for (const each of group) each.reject(error);',
  },
  {
    name: 'outcomes-of-neighbours', says: 'of two pushes in one commit each gets the other\'s receipts',
    file: 'server/ingest/group-commit.ts', caughtBy: tests('server/ingest'),
    text: 'for (const each of group) each.resolve(outcomes.slice(at, at += each.envelopes.length));', instead: 'for (const each of [...group].reverse()) each.resolve(outcomes.slice(at, at += each.envelopes.length));',
  },
  // the server: storing
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
    name: 'receipt-before-commit', says: 'a receipt leaves though the transaction failed',
    file: 'server/storage/deposits.ts', caughtBy: tests('server/storage', 'server/http'),
    text: '  const storeAll = client.transaction((batch: readonly IncomingEnvelope[]): (StoreOutcome | null)[] => {\n    const outcomes = batch.map(storeItem);\n',
    instead: '  const storeAll = client.transaction((batch: readonly IncomingEnvelope[]): (StoreOutcome | null)[] => {\n    const outcomes = batch.map((each) => { const outcome = storeItem(each); return outcome ?? storeItem({ ...each, counted: null }); });\n',
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
  // updates
  {
    name: 'take-over-at-once', says: 'a new version takes the page over while an interview is open',
    file: 'client/service-worker/offline-shell.ts', caughtBy: tests('client/service-worker'), isShort: true,
    text: '  clientsClaim();\n', instead: '  clientsClaim();\n  void skipWaiting();\n',
  },
];
