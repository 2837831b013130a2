/** Fills the screen until a person has read it: an incident is never smoothed over by a list that looks normal. */
import type { Incident } from '../store/incidents.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { nextStepOf, sentencesOf, t, titleOf } from './incident-words.ts';
import './incident-screen.css';

export function IncidentScreen({ incidents, device, hasDrafts, onSeen }: {
  readonly incidents: readonly Incident[]; readonly device: string; readonly hasDrafts: boolean; onSeen(): void;
}) {
  return (
    <div class="incident-screen">
      <main class="incident-body">
        <Icon name="warning" large />
        <h1>{titleOf(incidents)}</h1>
        {incidents.map((each) => (
          <div key={`${each.kind} ${each.atMs}`} class="incident-part">
            {sentencesOf(each, hasDrafts).map((sentence, index) => <p key={sentence} class={index === 0 ? 'incident-what' : ''}>{sentence}</p>)}
          </div>
        ))}
        <div class="incident-next">
          <h2>{t('next')}</h2>
          <p>{nextStepOf(incidents, device)}</p>
          <p class="muted">{t('told')}</p>
        </div>
      </main>
      <footer class="incident-foot"><Button kind="primary" wide onClick={onSeen}>{t('seen')}</Button></footer>
    </div>
  );
}
