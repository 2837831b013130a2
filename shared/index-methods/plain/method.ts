/** The questionnaire's own tree with our defaults; no official method. See README.md of this folder. */
import type { IndexMethod } from '../contract.ts';
import { defaultParameters } from '../default-parameters.ts';

export const plain: IndexMethod = {
  id: 'plain',
  version: 2,
  title: {
    vi: 'Theo cấu trúc của bảng hỏi',
    en: "By the questionnaire's own structure",
  },
  basis: {
    vi: 'Không phải phương pháp chính thức: tỷ lệ hài lòng theo các nhóm nội dung của chính bảng hỏi. Dùng cho bảng hỏi nội bộ và bảng hỏi tại bộ phận một cửa.',
    en: "No official method: the share of satisfied answers over the questionnaire's own content groups. For internal and one-stop questionnaires.",
  },
  certainty: { aggregation: 'R', baseFigure: 'R', rounding: 'R' },
  tree: 'questionnaire',
  parameters: defaultParameters,
};
