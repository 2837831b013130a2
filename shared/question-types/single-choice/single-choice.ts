/** Single choice: one option of the question's own list, stored by its value. */
import { oneOfOptions } from '../one-of-options.ts';

export const singleChoice = oneOfOptions('single_choice');
