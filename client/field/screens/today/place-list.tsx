/** The assigned places with what has been done, each campaign by itself; a tap makes one the place of the next interview. */
import { textIn } from '#shared/kernel/local-text.ts';
import { hasTemplateWording } from '../../../kit/interview/view/wording.ts';
import { t as kitWords } from '../../../kit/interview/words.ts';
import { language } from '../../../kit/language/language.ts';
import { PlaceRow } from '../../../kit/ui/place-row.tsx';
import type { App } from '../../state/app.ts';
import { byCampaign, type Assignment } from '../../state/assignment.ts';
import { t } from '../../words.ts';

export function PlaceList({ app, assignments, current }: {
  readonly app: App; readonly assignments: readonly Assignment[]; readonly current: Assignment | undefined;
}) {
  const groups = byCampaign(assignments);
  return (
    <>
      {groups.map(({ campaign, places }) => {
        const questionnaire = app.questionnaires.value.get(campaign.questionnaire.hash);
        return (
          <section key={campaign.id}>
            <h2 class="section-heading">{groups.length === 1 ? t('places') : textIn(campaign.name, language.value)}</h2>
            {questionnaire !== undefined && hasTemplateWording(questionnaire) ? <p class="section-note muted">{kitWords('templateQuestionnaire')}</p> : null}
            <ul>
              {places.map((each) => (
                <PlaceRow key={each.key} name={textIn(each.place.name, language.value)} done={each.done} target={each.place.target}
                  label={t('placeCount', { done: each.done, target: each.place.target })} isCurrent={each.key === current?.key && assignments.length > 1}
                  onChoose={() => { app.choices.choosePlace(each.key).catch(reportError); }} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
