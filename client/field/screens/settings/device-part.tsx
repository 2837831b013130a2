import { useEffect } from 'preact/hooks';
import { sentencesOf, t as incidentWords } from '../../../kit/incidents/incident-words.ts';
import { Button } from '../../../kit/ui/button.tsx';
import type { App } from '../../state/app.ts';
import { open } from '../../state/route.ts';
import { HealthFacts } from '../health/health-facts.tsx';
import { InstallButton } from '../health/health-line-row.tsx';
import { t } from '../health/health-words.ts';
import { t as rescueWords } from '../rescue/rescue-words.ts';
import { writeMoment } from '../today/state-line.ts';

/** How the device keeps responses, what happened to them, and the rescue file. */
export function DevicePart({ app }: { readonly app: App }) {
  const health = app.store.health.value;
  useEffect(() => { app.store.readHealth().catch(reportError); }, []);
  return (
    <>
      <h2 class="section-heading">{t('section')}</h2>
      {health === undefined ? null : <HealthFacts health={health} />}
      <div class="settings-pair">
        <Button onClick={() => open({ screen: 'rescue' })}>{rescueWords('title')}</Button>
        {health === undefined || health.isInstalled ? null : <InstallButton />}
      </div>
      <Incidents app={app} />
    </>
  );
}

/** The newest first. */
function Incidents({ app }: { readonly app: App }) {
  const incidents = [...app.store.incidents.value].reverse();
  return (
    <>
      <h2 class="section-heading">{incidentWords('section')}</h2>
      {incidents.length === 0 ? <p class="muted settings-note">{incidentWords('none')}</p> : (
        <ul class="rows">
          {incidents.map((each) => (
            <li key={`${each.kind} ${each.atMs}`} class="outbox-row">
              <span class="list-row-words">
                <span class="list-row-detail">{writeMoment(each.atMs, Date.now())}</span>
                <span>{sentencesOf(each, true).join(' ')}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
