/**
 * Whole numbers of any size: a plain number as long as that is exact, a bigint beyond. Almost every
 * figure stays plain, which is what makes a full report a matter of milliseconds.
 */
export type Whole = number | bigint;

export function addWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(left) + BigInt(right);
}

export function multiplyWhole(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (Number.isSafeInteger(product)) return product;
  }
  return BigInt(left) * BigInt(right);
}

export function isZero(value: Whole): boolean {
  return value === 0 || value === 0n;
}

/** As a plain number where that is exact, else as it is. */
export function plainIfSafe(value: bigint): Whole {
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : value;
}

/** Least common multiple of positive whole numbers. */
export function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return (left / greatestCommonDivisor(left, right)) * right;
}

/** Greatest common divisor of whole numbers that are not negative; 1 when both are zero. */
export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
