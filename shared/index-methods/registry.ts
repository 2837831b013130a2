/** The built-in index methods. Adding one is a folder and a line here. */
import type { IndexMethod } from './contract.ts';
import { fiveFactor2017 } from './five-factor-2017/method.ts';
import { fourGroupProvincial } from './four-group-provincial/method.ts';
import { national2022 } from './national-2022/method.ts';
import { national2023To2026 } from './national-2023-2026/method.ts';
import { plain } from './plain/method.ts';

export const indexMethods: readonly IndexMethod[] = [
  fourGroupProvincial, fiveFactor2017, national2022, national2023To2026, plain,
];

/** The built-in method with this id, or undefined. */
export function indexMethod(id: string): IndexMethod | undefined {
  return indexMethods.find((each) => each.id === id);
}
