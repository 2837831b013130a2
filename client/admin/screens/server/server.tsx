import { useEffect } from 'preact/hooks';
import type { LedgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import type { BackupHealth, ServerHealthReply } from '#shared/wire/server-health.ts';
import { writeCount, writeDay } from '../../../kit/language/formats.ts';
import { Notice } from '../../../kit/ui/notice.tsx';
import { backupFailureText, megabytes } from '../../parts/backup-words.ts';
import type { Column } from '../../parts/column.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { saveText } from '../../parts/download.ts';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { resource } from '../../state/resource.ts';
import { readLedgerHeads, readServerHealth } from '../../state/server.ts';
import { mayKeepServer } from '../../state/session.ts';
import { momentOf } from '../../state/wording.ts';
import { t } from '../../state/words.ts';

const health = resource(readServerHealth);
const heads = resource(readLedgerHeads);
const againAfterMs = 15_000;

/** How safe the data are: the second place, and the signed heads by which anybody can prove that nothing was changed. */
export function ServerScreen() {
  return mayKeepServer.value ? <Server /> : <p class="empty">{t('serverNotAllowed')}</p>;
}

function Server() {
  useEffect(() => {
    const read = (): void => { void Promise.all([health.refresh(), heads.refresh()]); };
    read();
    const timer = setInterval(read, againAfterMs);
    return () => { clearInterval(timer); };
  }, []);
  return (
    <>
      <PageHead title={t('menuServer')} note={t('serverNote')} />
      <Waiting resources={[health, heads]} />
      {health.value.value === undefined ? null : <Backup {...health.value.value} />}
      {heads.value.value === undefined ? null : <Heads reply={heads.value.value} />}
    </>
  );
}

function Backup({ backup }: ServerHealthReply) {
  return (
    <section class="stack panel" aria-labelledby="backup">
      <h2 id="backup">{t('backupTitle')}</h2>
      {backup === null ? <Notice tone="waiting" text={t('backupNone')} /> : <BackupFacts backup={backup} />}
    </section>
  );
}

function BackupFacts({ backup }: { readonly backup: BackupHealth }) {
  const behind = backup.ledgerSize - backup.backedUpTo;
  const facts = [
    [t('backupFolder'), backup.folder],
    [t('backupLastFull'), backup.lastFullAtMs === null ? t('backupNotYet') : t('backupFull', { moment: momentOf(backup.lastFullAtMs), size: megabytes(backup.lastFullSizeBytes ?? 0) })],
    [t('backupLastSegment'), backup.lastSegmentAtMs === null ? t('backupNotYet') : momentOf(backup.lastSegmentAtMs)],
    [t('backupBehind'), behind === 0 ? t('backupNothingBehind') : t('backupSomeBehind', { count: writeCount(behind) })],
  ] as const;
  return (
    <>
      {backup.failure === null ? null : <Notice tone="trouble" text={backupFailureText(backup.failure.code, momentOf(backup.failure.sinceMs))} />}
      {backup.isOnSameDisk ? <Notice tone="waiting" text={t('backupSameDisk')} /> : null}
      {backup.damaged.length === 0 ? null : <Notice tone="trouble" text={t('backupDamaged', { files: backup.damaged.join(', ') })} />}
      <dl class="behind">{facts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>
    </>
  );
}

type Head = LedgerHeadsReply['heads'][number];

function Heads({ reply }: { readonly reply: LedgerHeadsReply }) {
  const columns: Column<Head>[] = [
    { id: 'day', title: t('columnDay'), isFixed: true, value: (row) => row.day, cell: (row) => writeDay(row.day) },
    { id: 'size', title: t('columnEntries'), look: 'figure', value: (row) => row.size, cell: (row) => writeCount(row.size) },
    { id: 'hash', title: t('columnHead'), value: (row) => row.hash, cell: (row) => <code class="hash">{row.hash}</code> },
    { id: 'signed', title: t('columnSignedAt'), look: 'figure', room: 'medium', value: (row) => row.signedAtMs, cell: (row) => momentOf(row.signedAtMs) },
  ];
  return (
    <section class="stack panel" aria-labelledby="heads">
      <h2 id="heads">{t('headsTitle')}</h2>
      <p class="muted">{t('headsText', { size: writeCount(reply.now.size) })}</p>
      <DataTable fileName="ledger-heads" caption={t('headsTitle')} columns={columns} rows={reply.heads.toReversed()} keyOf={(row) => `${row.epoch} ${row.size}`} empty={t('headsNone')} />
      <p><button type="button" class="link" onClick={() => { saveText('ledger-heads.json', JSON.stringify(reply, undefined, 1), 'application/json'); }}>{t('headsDownload')}</button></p>
    </section>
  );
}
