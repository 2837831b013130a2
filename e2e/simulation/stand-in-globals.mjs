/**
 * In a simulation nothing but the seed may decide. Clock and chance of the process throw when product
 * code reaches for them past its ports; WebCrypto's hash answers at once instead of from another
 * thread; `setImmediate` is an event of the scheduler, which the world sets.
 */
import { createHash } from 'node:crypto';

/**
 * Set by the world that runs now.
 * @type {{ random: import('../../shared/kernel/random.ts').Random | undefined, nextTurn: ((work: () => void) => void) | undefined }}
 */
export const world = { random: undefined, nextTurn: undefined };

/** The loop's own next turn: everything that can go on without an event has gone on by then. */
export const turn = globalThis.setImmediate;

export function standInForGlobals() {
  const barred = (name) => () => { throw new Error(`The simulation has no ${name}: take it as an argument.`); };
  Date.now = barred('Date.now()');
  Math.random = barred('Math.random()');
  globalThis.performance.now = barred('performance.now()');
  globalThis.setTimeout = barred('setTimeout()');
  globalThis.setInterval = barred('setInterval()');
  globalThis.setImmediate = (work, ...given) => world.nextTurn(() => work(...given));
  const digest = async (_name, bytes) => {
    const hash = createHash('sha256').update(bytes).digest();
    return hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength);
  };
  const getRandomValues = (bytes) => {
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = world.random.integer(256);
    return bytes;
  };
  const randomUUID = () => {
    const hex = Array.from({ length: 32 }, () => world.random.integer(16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Object.defineProperty(globalThis, 'crypto', { value: { subtle: { digest }, getRandomValues, randomUUID }, configurable: true });
}
