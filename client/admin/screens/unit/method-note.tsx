import type { Campaign } from '#shared/campaign/model.ts';
import type { Report } from '#shared/report/report.ts';
import { Notice } from '../../../kit/ui/notice.tsx';
import { t } from '../../state/words.ts';

/** Said where figures follow other parameters than the campaign's own. */
export function MethodChooserNote({ report: { parameters }, campaign }: { readonly report: Report; readonly campaign: Campaign }) {
  const own = campaign.method.parameters;
  const isOwn = parameters.aggregation === own.aggregation && parameters.baseFigure === own.baseFigure && parameters.acrossUnits === own.acrossUnits;
  return isOwn ? null : <Notice tone="waiting" text={t('methodChanged')} />;
}
