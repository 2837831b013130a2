import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount } from '../../../kit/language/formats.ts';
import { Icon } from '../../../kit/ui/icon.tsx';
import { devicesToSee, unitsFarBehind } from '../../figures/plan.ts';
import { current, currentId } from '../../state/campaign.ts';
import { campaignAddress, officeAddress } from '../../state/route.ts';
import { mayManage, maySeeResponses } from '../../state/session.ts';
import { t } from '../../state/words.ts';

interface Need {
  readonly text: string;
  readonly count: number;
  readonly href: string;
}

/** What waits for a person; each line leads to where it is done. */
export function NeedsAnswer({ progress }: { readonly progress: ProgressReply }) {
  const needs = needsOf(progress).filter((each) => each.count > 0);
  return (
    <section class="answer" aria-labelledby="answer-needs">
      <h2 id="answer-needs">{t('needsMe')}</h2>
      {needs.length === 0 ? <p class="muted">{nothingText(progress)}</p> : (
        <ul class="needs">
          {needs.map((need) => (
            <li key={need.text}>
              <a class="need" href={need.href}>
                <span class="calling figures">{writeCount(need.count)}</span><span>{need.text}</span><Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Says only what the account can know: held responses are not told to everyone, and without devices there is nothing to say of them. */
function nothingText(progress: ProgressReply): string {
  if (progress.devices.every((each) => each.isRevoked)) return t('needNothing');
  return t(maySeeResponses.value ? 'needNothingHeld' : 'needNothingWaiting');
}

function needsOf(progress: ProgressReply): Need[] {
  const campaign = currentId.value ?? '';
  const to = (tab: string): string => campaignAddress({ campaign, page: 'collection', query: { tab } });
  const isOpen = current.value?.status === 'open';
  const devices = devicesToSee(progress);
  return [
    { text: t('needOpen'), count: mayManage.value && current.value?.status === 'draft' ? 1 : 0, href: officeAddress('campaigns') },
    { text: t('needHeld'), count: maySeeResponses.value ? progress.held : 0, href: to('held') },
    { text: t('needWaiting'), count: devices.waiting.length, href: to('devices') },
    { text: t('needSilent'), count: isOpen ? devices.silent.length : 0, href: to('devices') },
    { text: t('needBehind'), count: isOpen ? unitsFarBehind(progress).length : 0, href: to('units') },
  ];
}
