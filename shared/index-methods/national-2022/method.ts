/** Two parts, nine content groups and 33 criteria, national in 2022; see README.md of this folder. */
import type { IndexMethod } from '../contract.ts';
import { defaultParameters } from '../default-parameters.ts';

export const national2022: IndexMethod = {
  id: 'national-2022',
  version: 2,
  title: {
    vi: 'SIPAS toàn quốc 2022',
    en: 'National SIPAS 2022',
  },
  basis: {
    vi: 'Bộ Nội vụ, năm 2022: người dân đánh giá việc xây dựng, thực hiện chính sách và việc cung ứng dịch vụ; 45 chỉ số hài lòng. Công thức chưa đọc được trong văn bản; các tham số có thể thay đổi.',
    en: 'Ministry of Home Affairs, 2022: residents judge policies and services; 45 satisfaction indices. The formula was not read in the text; every parameter can be changed.',
  },
  certainty: { aggregation: 'R', baseFigure: 'R', rounding: 'V' },
  tree: {
    parts: ['I', 'II'],
    groups: ['I.A', 'I.B', 'I.C', 'I.D', 'II.A', 'II.B', 'II.C', 'II.D', 'II.E'],
  },
  // The form asks on three levels: Rất nhiều, Nhiều, Ít. Which of them count was read in no source.
  parameters: { ...defaultParameters, wantedLevels: [2, 3] },
};
