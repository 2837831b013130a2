/**
 * How tests beside the code hand in their figures: they may import nothing of e2e, so each leaves its
 * figure in `task.meta.proof`, and this reporter, which a part of the proof names, hands it in. What
 * several tests count of one thing is one figure. A figure that is kept while it grows is handed in
 * also when the test then fails.
 */
import type { Reporter, TestCase } from 'vitest/node';
import { handIn, type ProofFigure } from './figures.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What this test has counted; see e2e/proof/figures.ts. */
    proof?: ProofFigure;
  }
}

type Counts = Readonly<Record<string, number | string>>;

/** Numbers are added up; of words the last stand. */
const added = (left: Counts, right: Counts): Counts => ({
  ...left,
  ...Object.fromEntries(Object.entries(right).map(([name, value]) => {
    const before = left[name];
    return [name, typeof value === 'number' && typeof before === 'number' ? before + value : value];
  })),
});

function joined(left: ProofFigure, { more, ...right }: ProofFigure): ProofFigure {
  const { more: before, ...rest } = left;
  const counts = added({ ...rest }, { ...right });
  const further = more === undefined && before === undefined ? {} : { more: added(before ?? {}, more ?? {}) };
  return { ...left, ...counts, ...further };
}

export function joinFigures(figures: readonly ProofFigure[]): ProofFigure[] {
  const all = new Map<string, ProofFigure>();
  for (const each of figures) {
    const name = `${each.promise} ${each.what}`;
    const before = all.get(name);
    all.set(name, before === undefined ? each : joined(before, each));
  }
  return [...all.values()];
}

/** Vitest makes one of its own for each run. */
export default class TestFigures implements Reporter {
  readonly #figures: ProofFigure[] = [];

  onTestCaseResult(test: TestCase): void {
    const { proof } = test.meta();
    if (proof !== undefined) this.#figures.push(proof);
  }

  onTestRunEnd(): void {
    handIn(joinFigures(this.#figures));
  }
}
