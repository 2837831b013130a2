/** Parameters of a method as an address may choose them: `?aggregation=&baseFigure=&acrossUnits=`. */
import { acrossUnits, aggregations, baseFigures } from '#shared/index-methods/contract.ts';
import { issue } from '#shared/kernel/issue.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { ChosenParameters } from '../../campaigns/current-reports.ts';
import type { Call } from '../handler.ts';

export function parametersOf(call: Call): ChosenParameters {
  const aggregation = chosenFrom(call, 'aggregation', aggregations);
  const baseFigure = chosenFrom(call, 'baseFigure', baseFigures);
  const across = chosenFrom(call, 'acrossUnits', acrossUnits);
  return {
    ...(aggregation === undefined ? {} : { aggregation }),
    ...(baseFigure === undefined ? {} : { baseFigure }),
    ...(across === undefined ? {} : { acrossUnits: across }),
  };
}

/** A query value out of a closed list; absent and empty mean the default. */
export function chosenFrom<T extends string>(call: Call, name: string, allowed: readonly T[]): T | undefined {
  const given = call.req.query(name);
  if (given === undefined || given === '') return undefined;
  const found = allowed.find((each) => each === given);
  if (found === undefined) {
    throw new Problem('request.malformed', {}, [issue('value.not_allowed', name, { value: given.slice(0, 40), allowed: allowed.join(', ') })]);
  }
  return found;
}
