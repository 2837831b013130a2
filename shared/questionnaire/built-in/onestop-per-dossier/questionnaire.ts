/**
 * Rating of how an administrative procedure was handled at the one-stop section (per dossier).
 *
 * Official texts stand word for word; short labels and English texts are ours. `source` says where
 * the wording comes from and how sure it is.
 */
import type { Questionnaire } from '../../model.ts';

const criterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'official' } as const;

export const onestopPerDossier: Questionnaire = {
  id: 'onestop-per-dossier',
  version: 1,
  title: { vi: 'Đánh giá việc giải quyết thủ tục hành chính tại Bộ phận Một cửa (theo từng hồ sơ)', en: 'Rating of how an administrative procedure was handled at the one-stop section (per dossier)' },
  source: {
    vi: '12 tiêu chí chép nguyên văn từ trang đánh giá của cổng dịch vụ công Thừa Thiên Huế, 3 câu hỏi từ cổng của Bộ Thông tin và Truyền thông. Trang của Huế chỉ có tiêu chí, thang 5 mức là giả định của chúng tôi; phương án "Có" của hai câu sau cùng do chúng tôi bổ sung vì thiếu trong đoạn trích.',
    en: '12 criteria copied word for word from the rating page of the public-service portal of Thừa Thiên Huế, 3 questions from the portal of the Ministry of Information and Communications. Huế\'s page shows criteria only, so the scale of 5 levels is our assumption; the option "Có" of the last two questions was supplied by us, since the excerpt had lost it.',
  },
  method: 'plain',
  scales: [
    {
      id: 'sat5',
      levels: [
        { value: 1, label: { vi: 'Rất không hài lòng', en: 'Very dissatisfied' } },
        { value: 2, label: { vi: 'Không hài lòng', en: 'Dissatisfied' } },
        { value: 3, label: { vi: 'Bình thường', en: 'Neutral' } },
        { value: 4, label: { vi: 'Hài lòng', en: 'Satisfied' } },
        { value: 5, label: { vi: 'Rất hài lòng', en: 'Very satisfied' } },
      ],
    },
  ],
  parts: [],
  groups: [],
  questions: [
    {
      ...criterion, id: 'h1',
      text: { vi: 'Đánh giá tổng thể dịch vụ', en: 'Overall rating of the service' },
      shortLabel: { vi: 'Đánh giá tổng thể', en: 'Overall rating' },
    },
    {
      ...criterion, id: 'h2',
      text: { vi: 'Mức độ thuận tiện khi sử dụng dịch vụ (dịch vụ dễ sử dụng, thời gian đáp ứng của dịch vụ khi giao tiếp, xử lý dữ liệu)', en: 'How convenient the service was (easy to use, quick to respond)' }, statementLength: 37,
      shortLabel: { vi: 'Thuận tiện khi sử dụng', en: 'Convenience' },
    },
    {
      ...criterion, id: 'h3',
      text: { vi: 'Mức độ đúng hạn trong xử lý, trả kết quả của cơ quan nhà nước', en: 'How far the agency kept the date of the result' },
      shortLabel: { vi: 'Trả kết quả đúng hạn', en: 'Result on time' },
    },
    {
      ...criterion, id: 'h4',
      text: { vi: 'Thái độ của cán bộ, công chức, viên chức (mức độ nhiệt tình, thái độ nhũng nhiễu, gây phiền hà, cách giao tiếp của cán bộ, công chức khi hướng dẫn, xử lý hồ sơ)', en: 'Attitude of officials (helpfulness, no harassment, manner of speaking)' }, statementLength: 40,
      shortLabel: { vi: 'Thái độ của công chức', en: 'Attitude of officials' },
    },
    {
      ...criterion, id: 'h5',
      text: { vi: 'Thời gian giải quyết thủ tục hành chính so với thời gian cho phép theo quy định của pháp luật', en: 'Time taken compared with the time the law allows' },
      shortLabel: { vi: 'Thời gian so với luật định', en: 'Time against the legal limit' },
    },
    {
      ...criterion, id: 'h6',
      text: { vi: 'Thời gian thực hiện giải quyết so với quy định', en: 'Time taken for each step compared with the rules' },
      shortLabel: { vi: 'Thời gian thực hiện so với quy định', en: 'Time of each step against the rules' },
    },
    {
      ...criterion, id: 'h7',
      text: { vi: 'Số lần phải liên hệ với nơi tiếp nhận hồ sơ để hoàn thiện hồ sơ thủ tục hành chính', en: 'Number of times you had to contact the reception to complete the dossier' },
      shortLabel: { vi: 'Số lần phải liên hệ lại', en: 'Contacts needed' },
    },
    {
      ...criterion, id: 'h8',
      text: { vi: 'Số lượng cơ quan, đơn vị, tổ chức phải liên hệ để hoàn thiện hồ sơ thủ tục hành chính', en: 'Number of agencies you had to contact to complete the dossier' },
      shortLabel: { vi: 'Số cơ quan phải liên hệ', en: 'Agencies to contact' },
    },
    {
      ...criterion, id: 'h9',
      text: { vi: 'Thực hiện tổ chức tiếp nhận hồ sơ, giải quyết, trả kết quả tại Bộ phận Một cửa', en: 'Reception, handling and return of results at the one-stop section' },
      shortLabel: { vi: 'Tổ chức tại Bộ phận Một cửa', en: 'Work of the one-stop section' },
    },
    {
      ...criterion, id: 'h10',
      text: { vi: 'Mức độ công khai các thủ tục hành chính', en: 'How openly procedures are published' },
      shortLabel: { vi: 'Công khai thủ tục', en: 'Procedures made public' },
    },
    {
      ...criterion, id: 'h11',
      text: { vi: 'Tiếp thu, giải trình đối với các ý kiến phản ánh, kiến nghị của tổ chức, cá nhân', en: 'How complaints and petitions are taken up and answered' },
      shortLabel: { vi: 'Tiếp thu, giải trình ý kiến', en: 'Response to complaints' },
    },
    {
      ...criterion, id: 'h12',
      text: { vi: 'Tiến độ và chất lượng cung cấp dịch vụ công trực tuyến của cơ quan có thẩm quyền', en: 'Progress and quality of online public services' },
      shortLabel: { vi: 'Dịch vụ công trực tuyến', en: 'Online services' },
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'official', id: 'mic1',
      text: { vi: 'Số lần quý vị phải đi lại đến cơ quan giải quyết hồ sơ để hoàn thiện hồ sơ?', en: 'How many times did you have to come back to complete the dossier?' },
      shortLabel: { vi: 'Số lần phải đi lại', en: 'Number of trips' },
      options: [
        { value: 1, label: { vi: '0 lần', en: 'None' } },
        { value: 2, label: { vi: '01 lần', en: 'Once' } },
        { value: 3, label: { vi: '02 lần trở lên', en: 'Twice or more' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'official', id: 'mic2',
      text: { vi: 'Thành phần hồ sơ có được công khai rõ ràng và đầy đủ không?', en: 'Were the required papers published clearly and in full?' },
      shortLabel: { vi: 'Công khai thành phần hồ sơ', en: 'Required papers made public' },
      options: [
        { value: 1, label: { vi: 'Có', en: 'Yes' } },
        { value: 2, label: { vi: 'Không', en: 'No' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'official', id: 'mic3',
      text: { vi: 'Tình trạng giải quyết hồ sơ có được công khai và dễ dàng tra cứu?', en: 'Was the state of your dossier public and easy to look up?' },
      shortLabel: { vi: 'Tra cứu tình trạng hồ sơ', en: 'Tracking the dossier' },
      options: [
        { value: 1, label: { vi: 'Có', en: 'Yes' } },
        { value: 2, label: { vi: 'Không', en: 'No' } },
      ],
    },
  ],
};
