/** The rooms of shared whose arithmetic is put to the test by mutants, and the tests that have to notice. */

export const rooms = ['statistics', 'tally', 'index-methods', 'weighting', 'precision', 'ranking', 'change'];

/** A room is held by the tests beside it; what only shows in a finished figure also by the tests above it. */
export function testsOf(room) {
  const above = { weighting: ['shared/precision/goldens/*.test.ts'], precision: ['shared/report/covariance-between.test.ts'] };
  return [`shared/${room}/**/*.test.ts`, ...(above[room] ?? [])];
}

/** What is changed in a room: its code. A method is data with words, held by the published figures. */
export function filesOf(room) {
  return [`shared/${room}/**/*.ts`, '!**/*.test.ts', '!**/*.contract.ts', '!shared/index-methods/*/method.ts'];
}

/** The rooms named, and the files named by their rooms; every room when nothing is. */
export function choose(names) {
  const byRoom = new Map();
  for (const name of names.length === 0 ? rooms : names) {
    const [, room] = name.split('/');
    if (room === undefined) byRoom.set(name, undefined);
    else byRoom.set(room, [...byRoom.get(room) ?? [], name]);
  }
  return [...byRoom].map(([room, files]) => ({ room, files }));
}
