/** Four content groups, as provinces measure their own agencies; see README.md of this folder. */
import type { IndexMethod } from '../contract.ts';
import { defaultParameters } from '../default-parameters.ts';

export const fourGroupProvincial: IndexMethod = {
  id: 'four-group-provincial',
  version: 2,
  title: {
    vi: 'Bốn nhóm nội dung, cấp tỉnh',
    en: 'Four content groups, provincial',
  },
  basis: {
    vi: 'Cấu trúc theo Quyết định 1941/QĐ-UBND ngày 07/8/2023 của UBND tỉnh Sóc Trăng: hơn 20 tiêu chí trong 04 nhóm nội dung. Công thức chưa đọc được trong văn bản; các tham số có thể thay đổi.',
    en: 'Structure after Decision 1941/QĐ-UBND of 7 August 2023 of Sóc Trăng: more than 20 criteria in 4 content groups. The formula was not read in the text; every parameter can be changed.',
  },
  certainty: { aggregation: 'A', baseFigure: 'R', rounding: 'V' },
  tree: { parts: [], groups: ['G1', 'G2', 'G3', 'G4'] },
  parameters: defaultParameters,
};
