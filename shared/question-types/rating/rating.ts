/** Rating: one level of a scale, stored by its value (4 is "Hài lòng" wherever it stands on paper). */
import { oneOfOptions } from '../one-of-options.ts';

export const rating = oneOfOptions('rating');
