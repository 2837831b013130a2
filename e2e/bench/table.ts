/** The bench's table: what was measured, against which target. */
import { roundHalfUp, roundedDigits } from '../../shared/statistics/round-half-up.ts';
import { fraction } from '../../shared/statistics/fraction.ts';

export interface Measurement {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** At most, or at least; absent where a figure only informs. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether the figure keeps its target. */
export function keepsTarget({ measured, atMost = Infinity, atLeast = -Infinity }: Measurement): boolean {
  return measured <= atMost && measured >= atLeast;
}

/** One line a measurement. */
export function printTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map((each) => [each.what, targetOf(each), `${figure(each.measured)} ${each.unit}`, hasTarget(each) ? (keepsTarget(each) ? 'kept' : 'MISSED') : '']);
  const all = [['measured', 'target', 'result', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd();
  return [line(all[0] ?? []), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

const hasTarget = (each: Measurement): boolean => each.atMost !== undefined || each.atLeast !== undefined;

function targetOf({ atMost, atLeast, unit }: Measurement): string {
  if (atMost !== undefined) return `≤ ${figure(atMost)} ${unit}`;
  return atLeast === undefined ? '' : `≥ ${figure(atLeast)} ${unit}`;
}

/** Three places where they tell something, thousands whole. */
function figure(value: number): string {
  const decimals = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return roundedDigits(roundHalfUp(fraction(BigInt(Math.round(value * 1000)), 1000n), decimals));
}
