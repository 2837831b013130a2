/** The rooms of shared whose arithmetic is put to the test by mutants. */
export const rooms = ['statistics', 'tally', 'index-methods', 'weighting', 'precision', 'ranking', 'change'];

/** Patterns of the files to be changed: of the rooms and files named, else of every room. */
export function chosenFiles(names) {
  const chosen = names.length === 0 ? rooms : names;
  return [...chosen.map((name) => (name.includes('/') ? name : `shared/${name}/**/*.ts`)), '!**/*.test.ts', '!**/*.contract.ts'];
}
