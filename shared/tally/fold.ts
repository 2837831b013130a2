/**
 * Adds one response to a tally vector, or takes it away: the only place where answers become
 * counts. Integers in, integers out; adding and taking away the same codes changes nothing.
 */
import { chosenIn } from './answer-codes.ts';
import { compositeWidth, countOffset, type TallyLayout } from './layout.ts';

/** Adds (`times` 1) or removes (`times` −1) the response with these answer codes, in place. */
export function foldResponse(layout: TallyLayout, codes: Uint8Array, vector: Float64Array, times: 1 | -1): void {
  const satisfied = new Array<number>(layout.composites.length).fill(0);
  const answered = new Array<number>(layout.composites.length).fill(0);
  bump(vector, countOffset, times);
  for (const question of layout.questions) {
    const chosen = chosenIn(codes, question);
    if (chosen === undefined) continue;
    bump(vector, question.offset, times);
    for (const index of chosen) bump(vector, question.offset + 1 + index, times);
    const isSatisfied = chosen.some((index) => question.isSatisfied[index]);
    for (const at of question.composites) {
      answered[at] = (answered[at] ?? 0) + 1;
      if (isSatisfied) satisfied[at] = (satisfied[at] ?? 0) + 1;
    }
  }
  layout.composites.forEach((composite, at) => {
    const [s, a] = [satisfied[at] ?? 0, answered[at] ?? 0];
    [s, a, s * s, a * a, s * a].slice(0, compositeWidth)
      .forEach((value, place) => { bump(vector, composite.offset + place, times * value); });
  });
}

function bump(vector: Float64Array, at: number, by: number): void {
  vector[at] = (vector[at] ?? 0) + by;
}
