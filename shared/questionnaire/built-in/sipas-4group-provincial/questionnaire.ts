/**
 * Survey of 4 content groups (provincial template).
 *
 * Official texts stand word for word; short labels and English texts are ours. `source` says where
 * the wording comes from and how sure it is.
 */
import type { Questionnaire } from '../../model.ts';

const copiedCriterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'copy_of_official' } as const;
const templateCriterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'template' } as const;

export const sipasFourGroupProvincial: Questionnaire = {
  id: 'sipas-4group-provincial',
  version: 1,
  title: { vi: 'Phiếu khảo sát 4 nhóm nội dung (mẫu cấp tỉnh)', en: 'Survey of 4 content groups (provincial template)' },
  source: {
    vi: 'Mẫu cho tỉnh đo 4 nhóm nội dung. Chỉ cấu trúc là của nguồn ("hơn 20 tiêu chí trong 04 nhóm nội dung"); 16 tiêu chí dùng lại lời phần dịch vụ của phiếu quốc gia 2022, 5 tiêu chí là mẫu do chúng tôi dựng. Không phải lời phiếu của một tỉnh cụ thể: phải thay bằng lời đã ban hành trước khi dùng thật.',
    en: 'A template for provinces that measure 4 content groups. Only the structure is from a source ("more than 20 criteria in 4 content groups"); 16 criteria reuse the service items of the 2022 national form, 5 are a template of ours. It is no province\'s own wording, and is to be replaced by the adopted wording before real use.',
  },
  method: 'four-group-provincial',
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
    { id: 'G1', title: { vi: 'Tiếp cận dịch vụ', en: 'Access' }, shortLabel: { vi: 'Tiếp cận dịch vụ', en: 'Access' } },
    { id: 'G2', title: { vi: 'Thủ tục hành chính', en: 'Procedures' }, shortLabel: { vi: 'Thủ tục hành chính', en: 'Procedures' } },
    { id: 'G3', title: { vi: 'Công chức', en: 'Civil servants' }, shortLabel: { vi: 'Công chức', en: 'Civil servants' } },
    { id: 'G4', title: { vi: 'Kết quả dịch vụ', en: 'Result' }, shortLabel: { vi: 'Kết quả dịch vụ', en: 'Result' } },
  ],
  questions: [
    {
      ...copiedCriterion, id: 'g1', group: 'G1',
      text: { vi: 'Cơ quan cung cấp thông tin về việc giải quyết thủ tục hành chính theo nhiều hình thức, dễ tiếp cận, dễ hiểu đối với mọi người dân.', en: 'The agency provides information on handling administrative procedures in many ways that everyone can easily reach and understand.' },
      shortLabel: { vi: 'Thông tin thủ tục dễ tiếp cận', en: 'Procedure information accessible' },
    },
    {
      ...copiedCriterion, id: 'g2', group: 'G1',
      text: { vi: 'Trụ sở cơ quan tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính có biển hiệu, hướng dẫn rõ ràng, dễ thấy.', en: 'The office where papers are filed and results returned has clear signs and directions that are easy to see.' },
      shortLabel: { vi: 'Biển hiệu, hướng dẫn rõ ràng', en: 'Signs and directions clear' },
    },
    {
      ...copiedCriterion, id: 'g3', group: 'G1',
      text: { vi: 'Trụ sở cơ quan tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính sạch sẽ, văn minh.', en: 'The office where papers are filed and results returned is clean and civil.' },
      shortLabel: { vi: 'Trụ sở sạch sẽ, văn minh', en: 'Premises clean and civil' },
    },
    {
      ...copiedCriterion, id: 'g4', group: 'G1',
      text: { vi: 'Trang thiết bị phục vụ người dân đầy đủ, chất lượng tốt, giúp người dân giải quyết công việc dễ dàng hơn.', en: 'Equipment for people is sufficient and of good quality and makes business easier.' },
      shortLabel: { vi: 'Trang thiết bị đầy đủ, tốt', en: 'Equipment sufficient and good' },
    },
    {
      ...templateCriterion, id: 'g5', group: 'G1',
      text: { vi: 'Nơi ngồi chờ giải quyết công việc có đủ chỗ ngồi', en: 'The waiting area has enough seats' },
      shortLabel: { vi: 'Đủ chỗ ngồi chờ', en: 'Enough seats' },
    },
    {
      ...copiedCriterion, id: 'g6', group: 'G2',
      text: { vi: 'Quy định thủ tục hành chính được niêm yết công khai tại trụ sở cơ quan tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính dễ thấy, dễ hiểu.', en: 'Administrative procedures are posted publicly at the office where papers are filed and results returned, easy to see and understand.' },
      shortLabel: { vi: 'Thủ tục niêm yết dễ thấy, dễ hiểu', en: 'Procedures posted clearly' },
    },
    {
      ...copiedCriterion, id: 'g7', group: 'G2',
      text: { vi: 'Thành phần hồ sơ người dân phải nộp là đúng quy định', en: 'The papers people had to file are as the rules require' },
      shortLabel: { vi: 'Thành phần hồ sơ đúng quy định', en: 'Documents as regulated' },
    },
    {
      ...copiedCriterion, id: 'g8', group: 'G2',
      text: { vi: 'Mức phí/lệ phí người dân phải nộp là đúng quy định.', en: 'The fees people had to pay are as the rules require.' },
      shortLabel: { vi: 'Phí, lệ phí đúng quy định', en: 'Fees as regulated' },
    },
    {
      ...copiedCriterion, id: 'g9', group: 'G2',
      text: { vi: 'Thời hạn giải quyết thủ tục hành chính cho người dân là đúng quy định.', en: 'The time taken for administrative procedures keeps to the rules.' },
      shortLabel: { vi: 'Thời hạn đúng quy định', en: 'Time limit kept' },
    },
    {
      ...templateCriterion, id: 'g10', group: 'G2',
      text: { vi: 'Thủ tục hành chính được niêm yết công khai chính xác', en: 'Administrative procedures are posted publicly and correctly' },
      shortLabel: { vi: 'Thủ tục niêm yết chính xác', en: 'Procedures posted correctly' },
    },
    {
      ...copiedCriterion, id: 'g11', group: 'G3',
      text: { vi: 'Công chức có thái độ giao tiếp lịch sự, tôn trọng đối với người dân.', en: 'Civil servants are polite and respectful to people.' },
      shortLabel: { vi: 'Công chức lịch sự, tôn trọng', en: 'Officials polite, respectful' },
    },
    {
      ...copiedCriterion, id: 'g12', group: 'G3',
      text: { vi: 'Công chức cung cấp thông tin, trả lời kịp thời, đầy đủ các câu hỏi, ý kiến của người dân.', en: "Civil servants answer people's questions and opinions in time and in full." },
      shortLabel: { vi: 'Trả lời kịp thời, đầy đủ', en: 'Answers timely and full' },
    },
    {
      ...copiedCriterion, id: 'g13', group: 'G3',
      text: { vi: 'Công chức hướng dẫn hồ sơ dễ hiểu, đảm bảo người dân có thể hoàn thiện hồ sơ sau một lần hướng dẫn.', en: 'Civil servants explain the papers clearly, so that people can complete them after being told once.' },
      shortLabel: { vi: 'Hướng dẫn dễ hiểu, một lần là đủ', en: 'Guidance clear the first time' },
    },
    {
      ...copiedCriterion, id: 'g14', group: 'G3',
      text: { vi: 'Công chức tuân thủ đúng quy định trong giải quyết công việc cho người dân.', en: "Civil servants follow the rules in handling people's business." },
      shortLabel: { vi: 'Công chức làm đúng quy định', en: 'Officials follow the rules' },
    },
    {
      ...copiedCriterion, id: 'g15', group: 'G3',
      text: { vi: 'Công chức tận tình đối với người dân trong quá trình giải quyết công việc.', en: 'Civil servants are dedicated to people while handling their business.' },
      shortLabel: { vi: 'Công chức tận tình', en: 'Officials dedicated' },
    },
    {
      ...templateCriterion, id: 'g16', group: 'G3',
      text: { vi: 'Công chức chú ý lắng nghe ý kiến của người dân/đại diện tổ chức', en: 'Civil servants listen carefully to people and representatives of organisations' },
      shortLabel: { vi: 'Công chức lắng nghe', en: 'Officials listen' },
    },
    {
      ...copiedCriterion, id: 'g17', group: 'G4',
      text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân được trả đúng hẹn.', en: 'Results of administrative procedures are returned on the appointed day.' },
      shortLabel: { vi: 'Trả kết quả đúng hẹn', en: 'Result on time' },
    },
    {
      ...copiedCriterion, id: 'g18', group: 'G4',
      text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân có thông tin đầy đủ, chính xác', en: 'Results of administrative procedures hold complete and exact information' },
      shortLabel: { vi: 'Kết quả đầy đủ, chính xác', en: 'Result complete and exact' },
    },
    {
      ...copiedCriterion, id: 'g19', group: 'G4',
      text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân đảm bảo tính công bằng.', en: 'Results of administrative procedures are fair.' },
      shortLabel: { vi: 'Kết quả công bằng', en: 'Result fair' },
    },
    {
      ...templateCriterion, id: 'g20', group: 'G4',
      text: { vi: 'Kết quả mà Ông/Bà nhận được là đúng quy định', en: 'The result you received is as regulated' },
      shortLabel: { vi: 'Kết quả đúng quy định', en: 'Result as regulated' },
    },
    {
      ...templateCriterion, id: 'g21', group: 'G4',
      text: { vi: 'Ông/Bà hài lòng chung về kết quả giải quyết', en: 'You are satisfied with the result on the whole' },
      shortLabel: { vi: 'Hài lòng chung về kết quả', en: 'Overall satisfied with result' },
    },
  ],
};
