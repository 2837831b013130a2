/**
 * Sociological survey of 5 factors and 22 criteria (2017-2020 scheme).
 *
 * Official texts stand word for word; short labels and English texts are ours. `source` says where
 * the wording comes from and how sure it is.
 */
import type { Questionnaire } from '../../model.ts';

const templateCriterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'template' } as const;
const criterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'corroborated' } as const;

export const sipasFiveFactor22: Questionnaire = {
  id: 'sipas-5factor-22',
  version: 1,
  title: { vi: 'Phiếu điều tra xã hội học 5 yếu tố, 22 tiêu chí (Đề án 2017-2020)', en: 'Sociological survey of 5 factors and 22 criteria (2017-2020 scheme)' },
  source: {
    vi: 'Tên 5 yếu tố và số 22 tiêu chí lấy từ bài viết giới thiệu Quyết định 2640/QĐ-BNV ngày 10/10/2017. Lời của 12 tiêu chí giống hoặc gần giống phiếu của một phường ở Hà Nội năm 2026, 10 tiêu chí còn lại là mẫu do chúng tôi dựng: phải thay bằng lời đã ban hành trước khi dùng thật.',
    en: 'The names of the 5 factors and the number of 22 criteria come from an article on Decision 2640/QĐ-BNV of 10 October 2017. 12 criteria have the same or near wording in the 2026 form of a ward in Hà Nội; the other 10 are a template reconstructed by us, to be replaced by the adopted wording before real use.',
  },
  method: 'five-factor-2017',
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
  groups: [
    { id: 'F1', title: { vi: 'Tiếp cận dịch vụ hành chính công của cơ quan hành chính nhà nước', en: 'Access' }, shortLabel: { vi: 'Tiếp cận dịch vụ', en: 'Access' } },
    { id: 'F2', title: { vi: 'Thủ tục hành chính', en: 'Procedures' }, shortLabel: { vi: 'Thủ tục hành chính', en: 'Procedures' } },
    { id: 'F3', title: { vi: 'Công chức giải quyết công việc', en: 'Civil servants' }, shortLabel: { vi: 'Công chức', en: 'Civil servants' } },
    { id: 'F4', title: { vi: 'Kết quả cung ứng dịch vụ hành chính công', en: 'Result' }, shortLabel: { vi: 'Kết quả', en: 'Result' } },
    { id: 'F5', title: { vi: 'Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị', en: 'Feedback' }, shortLabel: { vi: 'Góp ý, phản ánh, kiến nghị', en: 'Feedback' } },
  ],
  questions: [
    {
      ...templateCriterion, id: 'c1', group: 'F1',
      text: { vi: 'Nơi ngồi chờ giải quyết công việc tại cơ quan/Bộ phận Một cửa có đủ chỗ ngồi', en: 'The waiting area of the agency / one-stop section has enough seats' },
      shortLabel: { vi: 'Đủ chỗ ngồi chờ', en: 'Enough seats' },
    },
    {
      ...templateCriterion, id: 'c2', group: 'F1',
      text: { vi: 'Trang thiết bị phục vụ người dân, tổ chức đầy đủ', en: 'Equipment for people and organisations is sufficient' },
      shortLabel: { vi: 'Trang thiết bị đầy đủ', en: 'Equipment sufficient' },
    },
    {
      ...templateCriterion, id: 'c3', group: 'F1',
      text: { vi: 'Trang thiết bị phục vụ người dân, tổ chức hiện đại', en: 'Equipment for people and organisations is modern' },
      shortLabel: { vi: 'Trang thiết bị hiện đại', en: 'Equipment modern' },
    },
    {
      ...templateCriterion, id: 'c4', group: 'F1',
      text: { vi: 'Trang thiết bị phục vụ người dân, tổ chức dễ sử dụng', en: 'Equipment for people and organisations is easy to use' },
      shortLabel: { vi: 'Trang thiết bị dễ sử dụng', en: 'Equipment easy to use' },
    },
    {
      ...templateCriterion, id: 'c5', group: 'F2',
      text: { vi: 'Thủ tục hành chính được niêm yết công khai đầy đủ', en: 'Administrative procedures are posted publicly in full' },
      shortLabel: { vi: 'Thủ tục niêm yết đầy đủ', en: 'Procedures posted fully' },
    },
    {
      ...templateCriterion, id: 'c6', group: 'F2',
      text: { vi: 'Thủ tục hành chính được niêm yết công khai chính xác', en: 'Administrative procedures are posted publicly and correctly' },
      shortLabel: { vi: 'Thủ tục niêm yết chính xác', en: 'Procedures posted correctly' },
    },
    {
      ...templateCriterion, id: 'c7', group: 'F2',
      text: { vi: 'Thành phần hồ sơ Ông/Bà phải nộp là đúng quy định', en: 'The papers you had to file are as the rules require' },
      shortLabel: { vi: 'Thành phần hồ sơ đúng quy định', en: 'Documents as regulated' },
    },
    {
      ...templateCriterion, id: 'c8', group: 'F2',
      text: { vi: 'Phí/lệ phí Ông/Bà phải nộp là đúng quy định', en: 'The fees you had to pay are as the rules require' },
      shortLabel: { vi: 'Phí, lệ phí đúng quy định', en: 'Fees as regulated' },
    },
    {
      ...templateCriterion, id: 'c9', group: 'F2',
      text: { vi: 'Thời hạn giải quyết là đúng quy định', en: 'The time taken keeps to the rules' },
      shortLabel: { vi: 'Thời hạn đúng quy định', en: 'Time limit kept' },
    },
    {
      ...criterion, id: 'c10', group: 'F3',
      text: { vi: 'Công chức có thái độ giao tiếp lịch sự', en: 'Civil servants are polite' },
      shortLabel: { vi: 'Công chức lịch sự', en: 'Officials polite' },
    },
    {
      ...templateCriterion, id: 'c11', group: 'F3',
      text: { vi: 'Công chức chú ý lắng nghe ý kiến của người dân/đại diện tổ chức', en: 'Civil servants listen carefully to people and representatives of organisations' },
      shortLabel: { vi: 'Công chức lắng nghe', en: 'Officials listen' },
    },
    {
      ...criterion, id: 'c12', group: 'F3',
      text: { vi: 'Công chức trả lời, giải đáp đầy đủ các ý kiến của người dân/đại diện tổ chức', en: 'Civil servants answer all questions of people and representatives of organisations' },
      shortLabel: { vi: 'Giải đáp đầy đủ', en: 'Answers full' },
    },
    {
      ...criterion, id: 'c13', group: 'F3',
      text: { vi: 'Công chức hướng dẫn kê khai hồ sơ tận tình, chu đáo', en: 'Civil servants guide the filling in of papers with care' },
      shortLabel: { vi: 'Hướng dẫn tận tình, chu đáo', en: 'Guidance given with care' },
    },
    {
      ...criterion, id: 'c14', group: 'F3',
      text: { vi: 'Công chức hướng dẫn hồ sơ dễ hiểu', en: 'Civil servants explain the papers clearly' },
      shortLabel: { vi: 'Hướng dẫn dễ hiểu', en: 'Guidance clear' },
    },
    {
      ...criterion, id: 'c15', group: 'F3',
      text: { vi: 'Công chức tuân thủ đúng quy định trong giải quyết công việc', en: 'Civil servants follow the rules in handling business' },
      shortLabel: { vi: 'Công chức làm đúng quy định', en: 'Officials follow the rules' },
    },
    {
      ...criterion, id: 'c16', group: 'F4',
      text: { vi: 'Kết quả mà Ông/Bà nhận được là đúng quy định (Kết quả có thể là được cấp giấy tờ hoặc bị từ chối cấp giấy tờ)', en: 'The result you received is as regulated (the result may be a paper issued or refused)' }, statementLength: 44,
      shortLabel: { vi: 'Kết quả đúng quy định', en: 'Result as regulated' },
    },
    {
      ...criterion, id: 'c17', group: 'F4',
      text: { vi: 'Kết quả mà Ông/Bà nhận được có thông tin đầy đủ', en: 'The result you received holds complete information' },
      shortLabel: { vi: 'Kết quả có thông tin đầy đủ', en: 'Result complete' },
    },
    {
      ...criterion, id: 'c18', group: 'F4',
      text: { vi: 'Kết quả mà Ông/Bà nhận được có thông tin chính xác', en: 'The result you received holds exact information' },
      shortLabel: { vi: 'Kết quả có thông tin chính xác', en: 'Result exact' },
    },
    {
      ...criterion, id: 'c19', group: 'F5',
      text: { vi: 'Cơ quan có bố trí hình thức tiếp nhận góp ý, phản ánh, kiến nghị của người dân, tổ chức', en: 'The agency has ways to receive comments, complaints and petitions from people and organisations' },
      shortLabel: { vi: 'Có hình thức nhận góp ý', en: 'Ways to complain provided' },
    },
    {
      ...criterion, id: 'c20', group: 'F5',
      text: { vi: 'Ông/Bà dễ dàng thực hiện góp ý, phản ánh, kiến nghị', en: 'It is easy for you to comment, complain or petition' },
      shortLabel: { vi: 'Dễ góp ý, kiến nghị', en: 'Easy to complain or petition' },
    },
    {
      ...criterion, id: 'c21', group: 'F5',
      text: { vi: 'Cơ quan tiếp nhận và xử lý tích cực các góp ý, phản ánh, kiến nghị của Ông/Bà', en: 'The agency receives your comments, complaints and petitions and handles them actively' },
      shortLabel: { vi: 'Xử lý góp ý tích cực', en: 'Feedback handled actively' },
    },
    {
      ...criterion, id: 'c22', group: 'F5',
      text: { vi: 'Cơ quan thông báo kịp thời kết quả xử lý các ý kiến góp ý, phản ánh, kiến nghị cho Ông/Bà', en: 'The agency tells you in time how your comments, complaints and petitions were handled' },
      shortLabel: { vi: 'Báo kết quả xử lý kịp thời', en: 'Told of the outcome in time' },
    },
  ],
};
