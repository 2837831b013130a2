import type { Report } from '#shared/report/report.ts';
import { Tabs } from './tabs.tsx';
import { replaceQuery } from '../state/route.ts';
import { nameOf } from '../state/wording.ts';
import { t } from '../state/words.ts';

/** A tab a unit group, then a tab a region. */
export function ScopeTabs({ report, chosen }: { readonly report: Report; readonly chosen: string }) {
  const counts = new Map(report.unitGroups.map((group) => [group.id, report.units.filter((unit) => unit.unitGroup === group.id).length]));
  const groups = report.unitGroups.map((group) => ({ id: group.id, name: nameOf(group.name), count: counts.get(group.id) ?? 0 }));
  const regions = report.regions.map((region) => ({ id: region.id, name: nameOf(region.name), count: region.units.length }));
  return <Tabs label={t('unitGroups')} chosen={chosen} onChoose={(group) => replaceQuery({ group })} tabs={[...groups, ...regions]} />;
}
