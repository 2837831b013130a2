/** The language shown now. Written by `language.ts` only. */
import { signal } from '@preact/signals';
import type { Language } from '#shared/languages/registry.ts';

export const current = signal<Language>('vi');
