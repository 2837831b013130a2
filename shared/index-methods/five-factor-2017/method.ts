/** Five factors and 22 criteria, national from 2017 to 2021; see README.md of this folder. */
import type { IndexMethod } from '../contract.ts';
import { defaultParameters } from '../default-parameters.ts';

export const fiveFactor2017: IndexMethod = {
  id: 'five-factor-2017',
  version: 2,
  title: {
    vi: 'Năm yếu tố, 2017–2021',
    en: 'Five factors, 2017–2021',
  },
  basis: {
    vi: 'Quyết định 2640/QĐ-BNV ngày 10/10/2017: 5 yếu tố, 22 tiêu chí; tỷ lệ người trả lời "Hài lòng" và "Rất hài lòng". Phụ lục công thức chưa đọc được; các tham số có thể thay đổi.',
    en: 'Decision 2640/QĐ-BNV of 10 October 2017: 5 factors, 22 criteria; share of "satisfied" and "very satisfied". The annex with the formula was not read; every parameter can be changed.',
  },
  certainty: { aggregation: 'R', baseFigure: 'V', rounding: 'V' },
  tree: { parts: [], groups: ['F1', 'F2', 'F3', 'F4', 'F5'] },
  parameters: defaultParameters,
};
