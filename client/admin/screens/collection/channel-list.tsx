import type { ProgressReply } from '#shared/wire/campaigns.ts';
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { sharePercent } from '../../figures/plan.ts';
import { t, has } from '../../state/words.ts';

const words: Readonly<Record<string, string>> = { field: 'channelField', kiosk: 'channelKiosk', link: 'channelLink', paper: 'channelPaper' };

/** How the responses came to us. */
export function ChannelList({ progress }: { readonly progress: ProgressReply }) {
  const given = progress.channels.filter((each) => each.responses > 0);
  if (given.length === 0) return null;
  return (
    <dl class="behind channels" aria-label={t('byChannel')}>
      {given.map((each) => {
        const share = sharePercent(each.responses, progress.responses, 1);
        return (
          <div key={each.channel}>
            <dt>{channelName(each.channel)}</dt>
            <dd class="figures">{writeCount(each.responses)} <span class="muted">{share === null ? '' : writePercent(share)}</span></dd>
          </div>
        );
      })}
    </dl>
  );
}

function channelName(channel: string): string {
  const key = words[channel] ?? '';
  return has(key) ? t(key) : channel;
}
