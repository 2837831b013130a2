/** Planted bugs of the device: finishing, starting, sending, deleting. */
import { seeds, tests } from './caught-by.mjs';

/** @type {readonly import('./bugs.mjs').Bug[]} */
export const deviceBugs = [
  // finishing
  {
    name: 'saved-though-aborted', says: 'a transaction that was aborted (full disk) counts as saved',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(100), isShort: true,
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
    file: 'client/kit/store/journal/journal-folder.ts', caughtBy: seeds(100),
    text: '    file.flush();\n  } catch (error) {', instead: '  } catch (error) {',
  },
  {
    name: 'no-second-copy', says: 'the journal is not written at a finish, and called kept',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(100),
    text: 'await journal.append(rows);', instead: 'await journal.append([]);',
  },
  {
    name: 'sentinel-raised-first', says: 'the sentinel counts an envelope before it is written',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(100),
    text: 'const stored = await media.shelf.add(row, end);',
    instead: 'media.sentinel.write(raisedByFinish(media.sentinel.read() ?? emptyMark, row));\n    const stored = await media.shelf.add(row, end);',
  },
  {
    name: 'sequence-by-clock', says: 'the number of an envelope is taken from the clock',
    file: 'client/kit/store/finish.ts', caughtBy: seeds(100),
    text: 'end.sequence + 1 }), end.sequence + 1);', instead: 'Math.floor(media.now() / 10_000) }), Math.floor(media.now() / 10_000));',
  },
  {
    name: 'draft-deleted-first', says: 'the draft is deleted in a transaction of its own, before the envelope is in',
    file: 'client/kit/store/dexie-shelf.ts', caughtBy: tests('client/kit/store'),
    text: "    add: (row, previous) => resilient(database, () => add(database, row, previous)),",
    instead: "    add: async (row, previous) => {\n      await database.drafts.delete(row.id);\n      await database.sealedDrafts.delete(row.id);\n      return resilient(database, () => add(database, row, previous));\n    },",
  },
  // starting
  {
    name: 'loss-accepted-before-told', says: 'the sentinel is lowered to what is left before the loss is told',
    file: 'client/kit/store/start-up.ts', caughtBy: seeds(1_200),
    text: '    const { incidents, isKept } = await tell(media, plan.incidents);\n',
    instead: '    if (plan.mark !== undefined) media.sentinel.write(plan.mark);\n    const { incidents, isKept } = await tell(media, plan.incidents);\n',
  },
  {
    name: 'loss-not-told', says: 'an empty database looks like a new phone',
    file: 'client/kit/store/start-check.ts', caughtBy: seeds(1_200),
    text: "if (lost > 0) list.push({ kind: 'responses_lost',", instead: "if (lost < 0) list.push({ kind: 'responses_lost',",
  },
  {
    name: 'identity-loss-not-told', says: 'a new identity is put there without a word that the old one is gone',
    file: 'client/kit/store/kit.ts', caughtBy: tests('client/kit/store/copies.test.ts'),
    text: '    await incidents.put(incident);\n', instead: '',
  },
  {
    name: 'loss-of-as-many-untold', says: 'a second loss of as many responses is not told while the first stands unread',
    file: 'client/kit/store/incidents.ts', caughtBy: seeds(1_200),
    text: 'isSameCause(each.cause, other.cause) : !other.isSeen', instead: 'isSameCause(each.cause, other.cause) || (!other.isSeen && each.count === other.count) : !other.isSeen',
  },
  {
    name: 'repair-ends-without-room', says: 'a repair ends where the database has no room for an incident',
    file: 'client/kit/store/start-up.ts', caughtBy: tests('client/kit/store/repair-refused.test.ts'),
    text: 'await keepIncidents(media, incidents).then(() => true, () => false) };', instead: 'await keepIncidents(media, incidents).then(() => true) };',
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
  // sending
  {
    name: 'sent-on-any-reply', says: 'an item without a receipt counts as received when the server answered',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(1_200), isShort: true,
    text: 'if (given === undefined) return delayed(item, moment);',
    instead: "if (given === undefined) return { id: item.id, hash: item.hash, status: 'received', attempts: 1, nextAttemptAtMs: 0, settledAtMs: moment.nowMs };",
  },
  {
    name: 'unsigned-receipt-taken', says: 'a receipt is believed without its signature',
    file: 'client/kit/sync/push.ts', caughtBy: tests('client/kit/sync'),
    text: 'if (await verify(serverKey, signed.signature, signed.text)) receipts.push({ facts, signed });', instead: 'if (verify !== undefined && serverKey !== undefined) receipts.push({ facts, signed });',
  },
  {
    name: 'receipt-for-another-hash', says: 'a receipt is matched by the id alone',
    file: 'client/kit/sync/plan.ts', caughtBy: tests('client/kit/sync'),
    text: 'receipts.find(({ facts }) => facts.envelopeHash === item.hash\n', instead: "receipts.find(({ facts }) => facts.envelopeHash !== ''\n",
  },
  {
    name: 'batch-settled-as-one', says: 'the first receipt of a reply settles the whole batch',
    file: 'client/kit/sync/plan.ts', caughtBy: tests('client/kit/sync'),
    text: '...sent.map((item) => settlementOf(item, receiptFor(item, receipts), context)),', instead: '...sent.map((item) => settlementOf(item, receiptFor(item, receipts) ?? receipts[0], context)),',
  },
  {
    name: 'epoch-ignored', says: 'a restored server is not asked what it lacks',
    file: 'client/kit/sync/reconcile.ts', caughtBy: seeds(700),
    text: 'if (isKnown(device.known, ledger)) return;', instead: 'if (device.known !== undefined) return;',
  },
  {
    name: 'poison-blocks', says: 'an item with which every request fails is tried again and again before the others',
    file: 'client/kit/sync/plan.ts', caughtBy: seeds(700),
    text: 'const suspects = sent.length === 1 ? [...state.suspects, ...sent.map((each) => each.id)] : state.suspects;', instead: 'const suspects = state.suspects;',
  },
  {
    name: 'back-off-resets', says: 'every failure waits as long as the first',
    file: 'client/kit/sync/waits.ts', caughtBy: tests('client/kit/sync/plan.test.ts'),
    text: 'backOffMinMs * 2 ** Math.min(attempts - 1, 20)', instead: 'backOffMinMs * 2 ** Math.min(0, attempts)',
  },
  {
    name: 'clock-set-back', says: 'after the clock was set back an item waits for years',
    file: 'client/kit/sync/waits.ts', caughtBy: tests('client/kit/sync/plan.test.ts'),
    text: 'return nextAttemptAtMs <= nowMs || nextAttemptAtMs - nowMs > backOffMaxMs * (1 + 1 / spread);', instead: 'return nextAttemptAtMs <= nowMs;',
  },
  {
    name: 'ledger-believed-unproven', says: 'how the ledger stands is believed without the server\'s signature',
    file: 'client/kit/sync/hello.ts', caughtBy: tests('client/kit/sync'),
    text: '  if (!await verify(device.serverKey, signature, ledgerStateText({ nonce, challenge }, ledger))) return undefined;\n',
    instead: '  if (await verify(device.serverKey, signature, ledgerStateText({ nonce, challenge }, ledger)) === undefined) return undefined;\n',
  },
  // deleting
  {
    name: 'deleted-before-receipt', says: 'what waits is deleted with what was received',
    file: 'client/kit/store/prune.ts', caughtBy: seeds(700), isShort: true,
    text: '  return (await shelf.settledBefore(', instead: '  if (nowMs > 0) return shelf.unsent();\n  return (await shelf.settledBefore(',
  },
  {
    name: 'prune-ignores-backup', says: 'deleted though no backup in a second place has it',
    file: 'client/kit/store/deletion.ts', caughtBy: tests('client/kit/store/deletion.test.ts'),
    text: ' && facts.ledgerIndex <= ledger.backedUpTo', instead: '',
  },
  {
    name: 'prune-ignores-epoch', says: 'deleted for a receipt of an earlier life of the server',
    file: 'client/kit/store/deletion.ts', caughtBy: tests('client/kit/store/deletion.test.ts'),
    text: 'facts.epoch === ledger.epoch && ', instead: '',
  },
  {
    name: 'prune-ignores-age', says: 'deleted as soon as it is backed up',
    file: 'client/kit/store/deletion.ts', caughtBy: tests('client/kit/store/deletion.test.ts'),
    text: '  if (nowMs - item.settledAtMs < keptForMs) return false;\n', instead: '  if (nowMs < item.settledAtMs) return false;\n',
  },
];
