import { textIn } from '#shared/kernel/local-text.ts';
import { language } from '../../../kit/language/language.ts';
import { layoutOf } from '../../../kit/interview/sections.ts';
import type { Draft } from '../../../kit/store/draft.ts';
import { Icon } from '../../../kit/ui/icon.tsx';
import type { App } from '../../state/app.ts';
import type { Assignment } from '../../state/assignment.ts';
import { open } from '../../state/route.ts';
import { t } from '../../words.ts';
import { writeMoment } from './state-line.ts';

/** Interviews that were begun and not finished; each goes on where it stood. */
export function DraftList({ app, assignments }: { readonly app: App; readonly assignments: readonly Assignment[] }) {
  const drafts = app.store.live.drafts.value ?? [];
  const closed = app.store.live.closedDrafts.value ?? 0;
  if (drafts.length + closed === 0) return null;
  return (
    <section>
      <h2 class="section-heading">{t('drafts')}</h2>
      <ul class="rows">
        {drafts.map((draft) => {
          const at = draft.assigned ?? assignments.find((each) => each.campaign.id === draft.campaign && each.place.id === draft.place);
          return (
            <li key={draft.id}>
              <button type="button" class="list-row" disabled={at === undefined} onClick={() => open({ screen: 'interview', draft: draft.id })}>
                <span class="list-row-time">{writeMoment(draft.startedAt.utcMs, Date.now())}</span>
                <span class="list-row-words">
                  <span>{t('draftAt', { place: at === undefined ? draft.place : textIn(at.place.name, language.value) })}</span>
                  <span class="list-row-detail">{at === undefined ? t('draftLost') : standing(app, draft)}</span>
                </span>
                <Icon name="next" />
              </button>
            </li>
          );
        })}
      </ul>
      {closed === 0 ? null : <p class="section-note muted">{t('draftsClosed', { count: closed })}</p>}
    </section>
  );
}

function standing(app: App, draft: Draft): string {
  const questionnaire = app.questionnaires.value.get(draft.questionnaireHash);
  const placements = questionnaire === undefined ? undefined : layoutOf(questionnaire).placements;
  const placement = placements?.get(draft.at) ?? placements?.values().next().value;
  return placement === undefined ? '' : t('draftStands', {
    number: placement.number, total: placement.total, answered: Object.keys(draft.answers).length,
  });
}
