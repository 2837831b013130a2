import { textIn } from '#shared/kernel/local-text.ts';
import { language } from '../../../kit/language/language.ts';
import { PlaceRow } from '../../../kit/ui/place-row.tsx';
import { choosePlace, type App } from '../../state/app.ts';
import type { Assignment } from '../../state/assignment.ts';
import { t } from '../../words.ts';

/** The assigned places with what has been done; a tap makes one the place of the next interview. */
export function PlaceList({ app, assignments, current }: {
  readonly app: App; readonly assignments: readonly Assignment[]; readonly current: Assignment | undefined;
}) {
  return (
    <section>
      <h2 class="section-heading">{t('places')}</h2>
      <ul>
        {assignments.map((each) => (
          <PlaceRow key={each.key} name={textIn(each.place.name, language.value)} done={each.done} target={each.place.target}
            label={t('placeCount', { done: each.done, target: each.place.target })} isCurrent={each.key === current?.key && assignments.length > 1}
            onChoose={() => { choosePlace(app, each.key).catch(reportError); }} />
        ))}
      </ul>
    </section>
  );
}
