/** Two parts, nine content groups and 39 criteria, national from 2023; see README.md of this folder. */
import type { IndexMethod } from '../contract.ts';
import { defaultParameters } from '../default-parameters.ts';

export const national2023To2026: IndexMethod = {
  id: 'national-2023-2026',
  version: 2,
  title: {
    vi: 'SIPAS toàn quốc 2023–2026',
    en: 'National SIPAS 2023–2026',
  },
  basis: {
    vi: 'Quyết định 1001/QĐ-BNV ngày 11/12/2023: nhận định, đánh giá; mức độ hài lòng; nhu cầu, mong đợi; 51 chỉ số hài lòng. Dòng công thức chưa đọc được; gộp câu trả lời là cách phù hợp nhất với các số đã công bố. Các tham số có thể thay đổi.',
    en: 'Decision 1001/QĐ-BNV of 11 December 2023: assessment, satisfaction, needs and expectations; 51 satisfaction indices. The line with the formula was not read; pooling answers fits the published figures best. Every parameter can be changed.',
  },
  certainty: { aggregation: 'A', baseFigure: 'R', rounding: 'V' },
  tree: {
    parts: ['I', 'II'],
    groups: ['I.A', 'I.B', 'I.C', 'I.D', 'II.A', 'II.B', 'II.C', 'II.D', 'II.E'],
  },
  // The form asks on four levels; Mong muốn and Rất mong muốn count. Which of them count was read in no source.
  parameters: { ...defaultParameters, wantedLevels: [3, 4] },
};
