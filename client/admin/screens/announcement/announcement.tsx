import { useState } from 'preact/hooks';
import { languageNames, languages, type Language } from '#shared/languages/registry.ts';
import type { FactsReply } from '#shared/wire/figures.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { language } from '../../../kit/language/language.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Notice } from '../../../kit/ui/notice.tsx';
import { saveText } from '../../parts/download.ts';
import { tableFileName } from '../../parts/ranking-columns.tsx';
import { ScopeNote } from '../../parts/scope-note.tsx';
import { PageHead, Waiting } from '../../parts/screen-frame.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { current, currentId, progress } from '../../state/campaign.ts';
import { replaceQuery, route } from '../../state/route.ts';
import { readFacts } from '../../state/server.ts';
import { useReading } from '../../state/use-reading.ts';
import { t } from '../../state/words.ts';

/** The sentences of an announcement that the figures support, to be copied or taken as a file. */
export function AnnouncementScreen() {
  const campaign = currentId.value;
  const chosen = languages.find((each) => each === route.value.query['language']) ?? language.value;
  if (campaign === undefined) return null;
  return (
    <>
      <PageHead title={t('menuAnnouncement')} note={t('announcementNote')} />
      {current.value !== undefined && current.value.status !== 'closed' ? <Notice tone="waiting" text={t('announcementEarly')} /> : null}
      <ScopeNote />
      <Tabs label={t('language')} tabs={languages.map((id) => ({ id, name: languageNames[id] }))} chosen={chosen} onChoose={(to) => replaceQuery({ language: to })} />
      <Sentences key={`${campaign} ${chosen}`} campaign={campaign} language={chosen} />
    </>
  );
}

function Sentences({ campaign, language: chosen }: { readonly campaign: string; readonly language: Language }) {
  const facts = useReading(`${campaign} ${chosen}`, () => readFacts(campaign, chosen));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const reply = facts.value.value;
  if (reply === undefined) return <Waiting resources={[facts]} />;
  if (reply.facts.length === 0) return <p class="empty">{t('announcementNothing')}</p>;
  const kept = reply.facts.map((each) => each.sentence).filter((each) => !left.has(each));
  const toggle = (sentence: string): void => {
    const next = new Set(left);
    if (!next.delete(sentence)) next.add(sentence);
    setLeft(next);
  };
  return (
    <>
      <Taking campaign={campaign} language={chosen} sentences={kept} />
      <SentenceList facts={reply.facts} left={left} language={chosen} onToggle={toggle} />
    </>
  );
}

interface ListProps {
  readonly facts: FactsReply['facts'];
  readonly left: ReadonlySet<string>;
  readonly language: Language;
  onToggle(sentence: string): void;
}

/** Each with a box: what is not wanted stays out of the copy. */
function SentenceList({ facts, left, language: chosen, onToggle }: ListProps) {
  return (
    <ul class="sentences" lang={chosen}>
      {facts.map(({ sentence }) => (
        <li key={sentence}>
          <label class="sentence">
            <input type="checkbox" checked={!left.has(sentence)} onChange={() => onToggle(sentence)} />
            <span>{sentence}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Taking({ campaign, language: chosen, sentences }: { readonly campaign: string; readonly language: Language; readonly sentences: readonly string[] }) {
  const [state, setState] = useState<'none' | 'copied' | 'refused'>('none');
  const text = sentences.join('\n');
  const count = writeCount(sentences.length);
  const copy = (): void => {
    // A page that is not served over HTTPS has no clipboard.
    const copied = navigator.clipboard === undefined ? Promise.reject(new Error('There is no clipboard.')) : navigator.clipboard.writeText(text);
    copied.then(() => setState('copied'), () => setState('refused'));
  };
  return (
    <div class="buttons taking">
      <Button kind="primary" compact disabled={sentences.length === 0} onClick={copy}>{t('announcementCopy', { count })}</Button>
      <Button compact icon="download" disabled={sentences.length === 0} onClick={() => saveText(`${tableFileName(campaign, chosen, progress.value.value?.asOfMs ?? 0)}.txt`, text)}>{t('announcementSave')}</Button>
      <span role="status">{state === 'none' ? '' : t(state === 'copied' ? 'announcementCopied' : 'announcementRefused')}</span>
    </div>
  );
}
