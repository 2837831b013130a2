/**
 * Survey of satisfaction with the ward People's Committee's own departments (form 02).
 *
 * Official texts stand word for word; short labels and English texts are ours. `source` says where
 * the wording comes from and how sure it is.
 */
import type { Questionnaire } from '../../model.ts';

const criterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'official' } as const;

export const wardDepartments2026: Questionnaire = {
  id: 'ward-departments-2026',
  version: 1,
  title: { vi: 'Khảo sát đo lường mức độ hài lòng đối với các phòng chuyên môn thuộc UBND phường (Mẫu số 02)', en: "Survey of satisfaction with the ward People's Committee's own departments (form 02)" },
  source: {
    vi: 'Chép nguyên văn từ tệp Word "Mẫu số 02" của UBND phường Phú Lương, Hà Nội, năm 2026. Phiếu giấy in mức 5 trước; ở đây các mức xếp từ 1 đến 5 và lưu theo giá trị.',
    en: 'Copied word for word from the Word file "Mẫu số 02" of the People\'s Committee of Phú Lương ward, Hà Nội, 2026. The paper prints level 5 first; here levels run from 1 to 5 and are stored by value.',
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
  groups: [
    { id: 'W1', title: { vi: 'Công chức trực tiếp giải quyết công việc', en: 'Civil servants who handle the work' }, shortLabel: { vi: 'Công chức', en: 'Civil servants' } },
    { id: 'W2', title: { vi: 'Kết quả cung ứng dịch vụ hành chính công', en: 'Result of the public administrative service' }, shortLabel: { vi: 'Kết quả', en: 'Result' } },
    { id: 'W3', title: { vi: 'Tiếp nhận, xử lý các ý kiến góp ý, phản ánh, kiến nghị', en: 'Receiving and handling comments, complaints and petitions' }, shortLabel: { vi: 'Góp ý, phản ánh, kiến nghị', en: 'Feedback' } },
  ],
  questions: [
    {
      type: 'text', role: 'open', provenance: 'official', id: 'field',
      text: { vi: 'Lĩnh vực/thủ tục hành chính đã giải quyết', en: 'Field or administrative procedure that was handled' },
      shortLabel: { vi: 'Lĩnh vực, thủ tục đã giải quyết', en: 'Field or procedure' },
    },
    {
      ...criterion, id: 'w1', group: 'W1',
      text: { vi: 'Công chức có thái độ giao tiếp lịch sự.', en: 'The official is polite.' },
      shortLabel: { vi: 'Công chức lịch sự', en: 'Officials polite' },
    },
    {
      ...criterion, id: 'w2', group: 'W1',
      text: { vi: 'Công chức trả lời, giải thích, hướng dẫn kê khai hồ sơ tận tình, chu đáo, dễ hiểu.', en: 'The official answers, explains and helps to fill in the papers with care and clearly.' },
      shortLabel: { vi: 'Hướng dẫn tận tình, dễ hiểu', en: 'Guidance caring and clear' },
    },
    {
      ...criterion, id: 'w3', group: 'W1',
      text: { vi: 'Công chức tuân thủ đúng quy định trong giải quyết công việc', en: 'The official follows the rules in handling the work.' },
      shortLabel: { vi: 'Công chức làm đúng quy định', en: 'Officials follow the rules' },
    },
    {
      ...criterion, id: 'w4', group: 'W2',
      text: { vi: 'Kết quả mà Ông/Bà nhận được là đúng quy định (Kết quả có thể là được cấp giấy tờ hoặc bị từ chối cấp giấy tờ)', en: 'The result you received is as regulated (the result may be a paper issued or refused)' }, statementLength: 44,
      shortLabel: { vi: 'Kết quả đúng quy định', en: 'Result as regulated' },
    },
    {
      ...criterion, id: 'w5', group: 'W2',
      text: { vi: 'Kết quả mà Ông/Bà nhận được có thông tin đầy đủ, chính xác.', en: 'The result you received has complete and exact information.' },
      shortLabel: { vi: 'Kết quả đầy đủ, chính xác', en: 'Result complete and exact' },
    },
    {
      ...criterion, id: 'w6', group: 'W3',
      text: { vi: 'Cơ quan có bố trí hình thức tiếp nhận góp ý, phản ánh, kiến nghị của người dân, tổ chức', en: 'The agency has ways to receive comments, complaints and petitions from people and organisations.' },
      shortLabel: { vi: 'Có hình thức nhận góp ý', en: 'Ways to complain provided' },
    },
    {
      ...criterion, id: 'w7', group: 'W3',
      text: { vi: 'Ông/Bà dễ dàng thực hiện góp ý, phản ánh, kiến nghị.', en: 'It is easy for you to comment, complain or petition.' },
      shortLabel: { vi: 'Dễ góp ý, kiến nghị', en: 'Easy to complain or petition' },
    },
    {
      ...criterion, id: 'w8', group: 'W3',
      text: { vi: 'Cơ quan tiếp nhận và xử lý tích cực các góp ý, phản ánh, kiến nghị của Ông/Bà.', en: 'The agency receives your comments, complaints and petitions and handles them actively.' },
      shortLabel: { vi: 'Xử lý góp ý tích cực', en: 'Feedback handled actively' },
    },
    {
      ...criterion, id: 'w9', group: 'W3',
      text: { vi: 'Cơ quan thông báo kịp thời kết quả xử lý các ý kiến góp ý, phản ánh, kiến nghị cho Ông/Bà.', en: 'The agency tells you in time how your comments, complaints and petitions were handled.' },
      shortLabel: { vi: 'Báo kết quả xử lý kịp thời', en: 'Told of the outcome in time' },
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'official', id: 'sex',
      text: { vi: 'Giới tính', en: 'Sex' },
      shortLabel: { vi: 'Giới tính', en: 'Sex' },
      options: [
        { value: 1, label: { vi: 'Nam', en: 'Male' } },
        { value: 2, label: { vi: 'Nữ', en: 'Female' } },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'official', id: 'age',
      text: { vi: 'Độ tuổi', en: 'Age' },
      shortLabel: { vi: 'Độ tuổi', en: 'Age' },
      options: [
        { value: 1, label: { vi: 'Từ 18 - 24 tuổi', en: '18-24' } },
        { value: 2, label: { vi: 'Từ 25-34 tuổi', en: '25-34' } },
        { value: 3, label: { vi: 'Từ 35-49 tuổi', en: '35-49' } },
        { value: 4, label: { vi: 'Từ 50-60 tuổi', en: '50-60' } },
        { value: 5, label: { vi: 'Trên 60 tuổi', en: 'Over 60' } },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'official', id: 'edu',
      text: { vi: 'Trình độ', en: 'Education' },
      shortLabel: { vi: 'Trình độ', en: 'Education' },
      options: [
        { value: 1, label: { vi: 'Tiểu học', en: 'Primary school' } },
        { value: 2, label: { vi: 'Trung học cơ sở (Cấp II)', en: 'Lower secondary school' } },
        { value: 3, label: { vi: 'Trung học phổ thông (Cấp 3)', en: 'Upper secondary school' } },
        { value: 4, label: { vi: 'Đại học', en: 'University' } },
        { value: 5, label: { vi: 'Dạy nghề, Trung cấp, Cao đẳng', en: 'Vocational, intermediate or college' } },
        { value: 6, label: { vi: 'Sau Đại học', en: 'Postgraduate' } },
      ],
    },
  ],
};
