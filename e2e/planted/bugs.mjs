/** Planted bugs. */
export const bugs = [];
