import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('a gate is held from the call on until all that hold it are over', async () => {
  const gate = createGate();
  const ends: (() => void)[] = [];
  const hold = () => gate.during(() => new Promise<void>((resolve) => { ends.push(resolve); }));
  const [first, second] = [hold(), hold()];
  expect(gate.isHeld()).toBe(true);
  ends[0]?.();
  await first;
  expect(gate.isHeld()).toBe(true);
  ends[1]?.();
  await second;
  expect(gate.isHeld()).toBe(false);
  await gate.whenFree();
});

test('a gate is free again after work that failed, and the failure is told to whoever began it alone', async () => {
  const gate = createGate();
  const failing = gate.during(() => Promise.reject(new Error('gone')));
  await expect(gate.whenFree()).resolves.toBeUndefined();
  await expect(failing).rejects.toThrow('gone');
  expect(gate.isHeld()).toBe(false);
});
