/**
 * Loaded into a server before anything of its own, by NODE_OPTIONS: whatever it asks of `Date` is off
 * by as many milliseconds as the file named by SHIFTED_CLOCK says, from one moment to the next. Timers
 * and `performance.now()` go on as they do when somebody sets a machine's clock.
 */
import { readFileSync } from 'node:fs';

const file = process.env['SHIFTED_CLOCK'];
const lookEveryMs = 2;
const TrueDate = Date;
let shiftMs = 0;
let lookedAtMs = -Infinity;

function now() {
  if (performance.now() - lookedAtMs > lookEveryMs) {
    lookedAtMs = performance.now();
    shiftMs = Number(readFileSync(file, 'utf8'));
  }
  return TrueDate.now() + shiftMs;
}

if (file !== undefined) {
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: () => new TrueDate(now()).toString(),
    get: (target, name, proxy) => (name === 'now' ? now : Reflect.get(target, name, proxy)),
  });
}
