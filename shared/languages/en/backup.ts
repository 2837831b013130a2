import type { backup as vietnamese } from '../vi/backup.ts';

/** Backups and restores: what the server and the command line say of them, and, of failures, the admin's page. */
export const backup: typeof vietnamese = {
  failures: {
    target_gone: 'The backup folder is not there. Check the disk or the machine in the second place.',
    target_full: 'The second place is full. Free some space there.',
    target_forbidden: 'The backup folder may not be written. Give the server the right to write there.',
    target_failed: 'The second place reports an error on reading or writing. Check the disk there.',
    read_back_differs: 'A backup does not read back as it was written. Replace the disk in the second place.',
    copy_bad: 'A copy of the database is damaged: the database itself may be damaged. Stop the server and run the verify command.',
    stalled: 'Backups have stood still for more than 2 minutes: what is new does not reach the second place. Check the disk or the network there, then restart the server.',
    data_disk_full: 'The disk of the data has no room for a copy of the database. Free some space.',
    no_recovery_key: 'There is no recovery key yet, so nothing can be backed up. Make one as the page about keys says.',
    failed: 'Something unforeseen went wrong with the backup; see the log of the server.',
  },
  log: 'Backup failed: {sentence} ({reason})',

  done: 'Server {server}: backed up the ledger up to entry {size} into {file} ({megabytes} MB), read back and checked.',

  restored: 'Restored from {file}, made at {full}, and {segments} segments after it ({envelopes} responses).',
  restoredUpTo: 'Everything that the server acknowledged up to {at} is there (entry {size} of the ledger), {all} responses in all.',
  restoredEpoch: 'Server {server}: the ledger begins a new epoch at entry {size}.',
  restoredPhones: 'What phones and kiosks handed in after that comes again by itself when the {devices} devices are next in contact.',
  restoredDesk: 'What was done at the desk after that (accounts, campaigns, decisions on held responses, paper that was entered) has to be done again.',
  restoredAside: 'The former database is kept in {file}.',
  restoredKeys: 'Keys put back: {files}.',
  restoredNext: 'Next: check with verify --data {folder}, then start the server.',
  skipped: 'Left out {file}: {reason}',
  damages: {
    not_ours: 'no backup file of Hài Lòng, or one of a later version',
    damaged: 'damaged or altered',
    signature_bad: 'the signature of the server is wrong',
    key_unknown: 'sealed to another key',
    content_bad: 'what is inside is no whole database of Hài Lòng, or does not go on from the one before',
    newer_version: 'made by a later version; update the program',
  },
  restoreNothing: 'There is no backup file in {folder}.',
  restoreNoneGood: 'None of the backups in {folder} can be used.',
  restoreNoKey: 'The keys at hand do not open the backups in {folder}. Name the right recovery key by --recovery and --passphrase-file.',
  restoreOtherServer: 'The data folder {data} belongs to another server. Restore into an empty folder.',
  restoreWhichServer: 'The data folder has no key that says which server it is. In {folder} there are backups of: {servers}. Compare with the id that you wrote down, then name the server by --server.',
  restoreNoRoom: 'The disk of {data} is full. A restore needs about twice the size of the database there. The former database, if there was one, is kept. Make room, then start the restore again.',
  restoreNewer: 'The data in {data} have more than the backup (ledger of {size} entries, the last at {at}). Nothing was changed. To use the backup all the same, add --older: those data are kept under another name.',
  restoreRecoveryFile: '{file} is no file of a recovery key.',
  restorePublicHalf: '{file} holds the public half of the key only. The original with the private half is needed.',
  restorePassphrase: 'The passphrase of the recovery key is wrong.',
  folderMissing: 'There is no folder {folder}, or it cannot be read.',
};
