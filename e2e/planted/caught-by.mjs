/** What must catch a planted bug: so many seeds of the simulation at most, or these files of the unit tests. */
export const seeds = (count) => ({ seeds: count });
export const tests = (...files) => ({ tests: files });
