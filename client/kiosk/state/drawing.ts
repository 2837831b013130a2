/** Columns on a landscape tablet, rows in portrait and whenever the text is enlarged. */
import { computed, signal } from '@preact/signals';
import { textSize } from '../../kit/language/language.ts';

const wide = matchMedia('(orientation: landscape) and (min-width: 900px)');
const isWide = signal(wide.matches);
wide.addEventListener('change', () => { isWide.value = wide.matches; });

export const drawing = computed(() => (isWide.value && textSize.value === 'normal' ? 'columns' : 'rows'));
