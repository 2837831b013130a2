/**
 * Survey of people's satisfaction with the service of state administrative agencies (2022 form).
 *
 * Official texts stand word for word; short labels and English texts are ours. `source` says where
 * the wording comes from and how sure it is.
 *
 * The `askIf` conditions follow question 8 (experience). They are our reading: a campaign turns them
 * on or off with its parameter `routing`.
 */
import type { Condition, Questionnaire } from '../../model.ts';

const interest = { type: 'rating', role: 'perception', scale: 'interest3', provenance: 'copy_of_official' } as const;
const screening = { type: 'rating', role: 'screening', scale: 'exp2_2022', provenance: 'copy_of_official' } as const;
const criterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'copy_of_official' } as const;
const expectation = { type: 'rating', role: 'expectation', scale: 'want3', provenance: 'copy_of_official' } as const;

const knowsSchools: Condition = { question: '8.1', anyOf: [1] };
const usedHealthCare: Condition = { question: '8.2', anyOf: [1] };
const didProcedure: Condition = { question: '8.4', anyOf: [1] };
const petitioned: Condition = { question: '8.5', anyOf: [1] };

export const sipasNational2022: Questionnaire = {
  id: 'sipas-national-2022',
  version: 1,
  title: { vi: 'Phiếu khảo sát: Sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước', en: "Survey of people's satisfaction with the service of state administrative agencies (2022 form)" },
  source: {
    vi: 'Chép nguyên văn từ một bản HTML công khai của phiếu do Bộ Nội vụ dùng năm 2022. Bản nguồn thiếu mục 8 của Câu 10 (đánh số nhảy từ 7 sang 9), nên ở đây có 9 trong 10 nội dung mong đợi. Dải tuổi đầu ghi 18 - 24 như phiếu 2026, vì bản nguồn ghi 18 - 25 trùng với dải sau; Câu 2 cho chọn nhiều như phiếu 2026; Câu 5 bỏ một phương án lạc từ Câu 2. Cho cách tính năm 2022. Cách chuyển câu theo Câu 8 là tham số của đợt khảo sát, không nguồn nào nói Bộ có dùng.',
    en: "Copied word for word from a public HTML copy of the form that the Ministry of Home Affairs used in 2022. Row 8 of question 10 is missing in that copy (its numbering jumps from 7 to 9), so 9 of the 10 expectation items stand here. The first age band reads 18 - 24 as on the 2026 form, since the copy's 18 - 25 overlaps the next; question 2 takes several answers as on the 2026 form; a stray option of question 5 was dropped. Made for the 2022 method. Routing by question 8 is a parameter of the campaign: no source says that the Ministry routes.",
  },
  method: 'national-2022',
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
    {
      id: 'interest3',
      levels: [
        { value: 1, label: { vi: 'Không quan tâm', en: 'Not interested' } },
        { value: 2, label: { vi: 'Quan tâm một chút', en: 'A little interested' } },
        { value: 3, label: { vi: 'Rất quan tâm', en: 'Very interested' } },
      ],
    },
    {
      id: 'want3',
      levels: [
        { value: 3, label: { vi: 'Rất nhiều', en: 'Very much' } },
        { value: 2, label: { vi: 'Nhiều', en: 'Much' } },
        { value: 1, label: { vi: 'Ít', en: 'Little' } },
      ],
    },
    {
      id: 'exp2_2022',
      levels: [
        { value: 1, label: { vi: 'Đã từng/ Có', en: 'I have / Yes' } },
        { value: 2, label: { vi: 'Chưa từng/ Không có', en: 'I have not / No' } },
      ],
    },
  ],
  parts: [
    { id: 'I', title: { vi: 'Việc xây dựng, tổ chức thực hiện chính sách', en: 'Policy making and implementation' }, shortLabel: { vi: 'Chính sách', en: 'Policy' } },
    { id: 'II', title: { vi: 'Việc cung ứng dịch vụ hành chính công', en: 'Public administrative service delivery' }, shortLabel: { vi: 'Dịch vụ hành chính công', en: 'Public services' } },
  ],
  groups: [
    { id: 'I.A', parent: 'I', title: { vi: 'Trách nhiệm giải trình của cơ quan', en: 'Accountability' }, shortLabel: { vi: 'Trách nhiệm giải trình', en: 'Accountability' } },
    { id: 'I.B', parent: 'I', title: { vi: 'Sự tham gia của người dân', en: "People's participation" }, shortLabel: { vi: 'Sự tham gia của người dân', en: 'Participation' } },
    { id: 'I.C', parent: 'I', title: { vi: 'Chất lượng chính sách', en: 'Policy quality' }, shortLabel: { vi: 'Chất lượng chính sách', en: 'Policy quality' } },
    { id: 'I.D', parent: 'I', title: { vi: 'Kết quả, tác động của chính sách', en: 'Policy results and impact' }, shortLabel: { vi: 'Kết quả, tác động', en: 'Results and impact' } },
    { id: 'II.A', parent: 'II', title: { vi: 'Tiếp cận', en: 'Access' }, shortLabel: { vi: 'Tiếp cận', en: 'Access' } },
    { id: 'II.B', parent: 'II', title: { vi: 'Thủ tục hành chính', en: 'Administrative procedures' }, shortLabel: { vi: 'Thủ tục hành chính', en: 'Procedures' } },
    { id: 'II.C', parent: 'II', title: { vi: 'Công chức trực tiếp giải quyết công việc', en: 'Civil servants' }, shortLabel: { vi: 'Công chức', en: 'Civil servants' } },
    { id: 'II.D', parent: 'II', title: { vi: 'Kết quả (Có thể là được cấp giấy tờ hoặc bị từ chối cấp giấy tờ)', en: 'Result (paper issued or refused)' }, shortLabel: { vi: 'Kết quả giải quyết', en: 'Result' } },
    { id: 'II.E', parent: 'II', title: { vi: 'Cơ quan nhà nước tiếp nhận, xử lý phản ánh, kiến nghị của người dân', en: 'Feedback and petitions' }, shortLabel: { vi: 'Phản ánh, kiến nghị', en: 'Feedback and petitions' } },
  ],
  questions: [
    {
      type: 'place', role: 'demographic', provenance: 'copy_of_official', id: 'A0',
      text: { vi: 'Tỉnh/Thành phố; Huyện/Quận/Thị xã/Thành phố; Xã/Phường/Thị trấn; Thôn, Tổ dân phố', en: 'Province or city; district; commune, ward or town; village or neighbourhood' },
      shortLabel: { vi: 'Địa bàn cư trú', en: 'Place of residence' },
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A1',
      text: { vi: 'Giới tính', en: 'Sex' },
      shortLabel: { vi: 'Giới tính', en: 'Sex' },
      options: [
        { value: 1, label: { vi: 'Nam', en: 'Male' } },
        { value: 2, label: { vi: 'Nữ', en: 'Female' } },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A2',
      text: { vi: 'Độ tuổi', en: 'Age' },
      shortLabel: { vi: 'Độ tuổi', en: 'Age' },
      options: [
        { value: 1, label: { vi: '18 - 24 tuổi', en: '18-24' } },
        { value: 2, label: { vi: '25 - 34 tuổi', en: '25-34' } },
        { value: 3, label: { vi: '35 - 49 tuổi', en: '35-49' } },
        { value: 4, label: { vi: '50 - 60 tuổi', en: '50-60' } },
        { value: 5, label: { vi: 'Trên 60 tuổi', en: 'Over 60' } },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A3',
      text: { vi: 'Dân tộc', en: 'Ethnicity' },
      shortLabel: { vi: 'Dân tộc', en: 'Ethnicity' },
      options: [
        { value: 1, label: { vi: 'Kinh', en: 'Kinh' } },
        { value: 2, label: { vi: 'Khác', en: 'Other (please write)' }, writeIn: true },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A4',
      text: { vi: 'Trình độ học vấn', en: 'Education' },
      shortLabel: { vi: 'Trình độ học vấn', en: 'Education' },
      options: [
        { value: 1, label: { vi: 'Tiểu học (Cấp I)', en: 'Primary school' } },
        { value: 2, label: { vi: 'Trung học cơ sở (Cấp II)', en: 'Lower secondary school' } },
        { value: 3, label: { vi: 'Trung học phổ thông (Cấp III)', en: 'Upper secondary school' } },
        { value: 4, label: { vi: 'Dạy nghề/ Trung cấp/ Cao đẳng', en: 'Vocational, intermediate or college' } },
        { value: 5, label: { vi: 'Đại học/ trên Đại học', en: 'University or above' } },
        { value: 6, label: { vi: 'Khác', en: 'Other (please write)' }, writeIn: true },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A5',
      text: { vi: 'Nghề nghiệp', en: 'Occupation' },
      shortLabel: { vi: 'Nghề nghiệp', en: 'Occupation' },
      options: [
        { value: 1, label: { vi: 'Nghỉ hưu', en: 'Retired' } },
        { value: 2, label: { vi: 'Không đi làm (ở nhà)', en: 'Not working (at home)' } },
        { value: 3, label: { vi: 'Làm công việc tự do (không ký hợp đồng lao động)', en: 'Self-employed (without a labour contract)' } },
        { value: 4, label: { vi: 'Sinh viên', en: 'Student' } },
        { value: 5, label: { vi: 'Làm việc tại tổ chức, doanh nghiệp trong lĩnh vực tư', en: 'Working for an organisation or company in the private sector' } },
        { value: 6, label: { vi: 'Làm việc tại cơ quan, tổ chức, doanh nghiệp trong lĩnh vực công', en: 'Working for an agency, organisation or company in the public sector' } },
        { value: 7, label: { vi: 'Khác', en: 'Other (please write)' }, writeIn: true },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A6',
      text: { vi: 'Nơi sinh sống', en: 'Residence' },
      shortLabel: { vi: 'Đô thị, nông thôn', en: 'Urban or rural' },
      options: [
        { value: 1, label: { vi: 'Đô thị', en: 'Urban' } },
        { value: 2, label: { vi: 'Nông thôn', en: 'Rural' } },
      ],
    },
    {
      type: 'single_choice', role: 'demographic', provenance: 'copy_of_official', id: 'A7',
      text: { vi: 'Nơi sinh sống cụ thể', en: 'Terrain' },
      shortLabel: { vi: 'Miền núi, đồng bằng, hải đảo', en: 'Terrain' },
      options: [
        { value: 1, label: { vi: 'Miền núi', en: 'Mountain' } },
        { value: 2, label: { vi: 'Đồng bằng', en: 'Plain' } },
        { value: 3, label: { vi: 'Hải đảo', en: 'Island' } },
      ],
    },
    {
      type: 'grid', role: 'perception', provenance: 'copy_of_official', id: '1',
      text: { vi: 'Xin Ông/Bà cho biết mức độ quan tâm của Ông/Bà đối với các chính sách của cơ quan nhà nước trong bảng dưới đây?', en: 'How interested are you in the policies of state agencies in the table below?' },
      shortLabel: { vi: 'Quan tâm chính sách', en: 'Interest in policies' },
      rows: [
        {
          ...interest, id: '1.1',
          text: { vi: 'Chính sách về phát triển kinh tế - xã hội', en: 'Policy on socio-economic development' },
          shortLabel: { vi: 'Quan tâm: phát triển kinh tế - xã hội', en: 'Interest: economic development' },
        },
        {
          ...interest, id: '1.2',
          text: { vi: 'Chính sách về khám, chữa bệnh', en: 'Policy on medical examination and treatment' },
          shortLabel: { vi: 'Quan tâm: khám, chữa bệnh', en: 'Interest: health care' },
        },
        {
          ...interest, id: '1.3',
          text: { vi: 'Chính sách về giáo dục phổ thông', en: 'Policy on general education' },
          shortLabel: { vi: 'Quan tâm: giáo dục phổ thông', en: 'Interest: general education' },
        },
        {
          ...interest, id: '1.4',
          text: { vi: 'Chính sách về trật tự, an toàn xã hội', en: 'Policy on public order and safety' },
          shortLabel: { vi: 'Quan tâm: trật tự, an toàn xã hội', en: 'Interest: public order' },
        },
        {
          ...interest, id: '1.5',
          text: { vi: 'Chính sách về giao thông đường bộ', en: 'Policy on road transport' },
          shortLabel: { vi: 'Quan tâm: giao thông đường bộ', en: 'Interest: roads' },
        },
        {
          ...interest, id: '1.6',
          text: { vi: 'Chính sách về điện sinh hoạt', en: 'Policy on household electricity' },
          shortLabel: { vi: 'Quan tâm: điện sinh hoạt', en: 'Interest: electricity' },
        },
        {
          ...interest, id: '1.7',
          text: { vi: 'Chính sách về nước sinh hoạt', en: 'Policy on household water' },
          shortLabel: { vi: 'Quan tâm: nước sinh hoạt', en: 'Interest: water' },
        },
        {
          ...interest, id: '1.8',
          text: { vi: 'Chính sách về an sinh, xã hội', en: 'Policy on social security and welfare' },
          shortLabel: { vi: 'Quan tâm: an sinh xã hội', en: 'Interest: social security' },
        },
      ],
    },
    {
      type: 'multiple_choice', role: 'perception', provenance: 'copy_of_official', id: '2',
      text: { vi: 'Ông/Bà sử dụng kênh thông tin nào để theo dõi các chính sách nêu ở câu 1?', en: 'Which channels do you use to follow the policies named in question 1?' },
      shortLabel: { vi: 'Kênh theo dõi chính sách', en: 'How policies are followed' },
      options: [
        { value: 1, label: { vi: 'Qua loa phát thanh xã.', en: 'By the commune loudspeaker.' } },
        { value: 2, label: { vi: 'Qua họp, sinh hoạt, thông báo tại khu dân cư.', en: 'By meetings, gatherings and notices in the neighbourhood.' } },
        { value: 3, label: { vi: 'Qua cơ quan nhà nước, công chức.', en: 'From state agencies and civil servants.' } },
        { value: 4, label: { vi: 'Qua người thân, bạn bè.', en: 'From relatives and friends.' } },
        { value: 5, label: { vi: 'Qua đài, ti vi, báo chí.', en: 'By radio, television and the press.' } },
        { value: 6, label: { vi: 'Qua mạng internet', en: 'By the internet.' } },
        { value: 7, label: { vi: 'Qua hình thức khác (xin ghi cụ thể)', en: 'In another way (please write).' }, writeIn: true },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '3',
      text: { vi: 'Khi cơ quan nhà nước tổ chức xin ý kiến người dân về chính sách nêu ở câu 1, Ông/Bà có thể tham gia góp ý kiến không?', en: 'When state agencies ask people for opinions on the policies named in question 1, can you take part?' },
      shortLabel: { vi: 'Tham gia góp ý chính sách', en: 'Taking part in consultation' },
      options: [
        { value: 1, label: { vi: 'Không thể tham gia, vì không biết thông tin.', en: 'I cannot take part, because I am not informed.' } },
        { value: 2, label: { vi: 'Không thể tham gia, vì bản thân không muốn', en: 'I cannot take part, because I do not want to.' } },
        { value: 3, label: { vi: 'Có thể tham gia, nếu được biết thông tin', en: 'I can take part, if I am informed.' } },
        { value: 4, label: { vi: 'Có thể tham gia, nếu được tạo điều kiện thuận tiện.', en: 'I can take part, if it is made convenient.' } },
        { value: 5, label: { vi: 'Chắc chắn tham gia, vì bản thân mong muốn', en: 'I will certainly take part, because I want to.' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '4',
      text: { vi: 'Ông/Bà có suy nghĩ như thế nào về tình trạng công chức gây phiền hà, sách nhiễu cho người dân hiện nay ở địa phương?', en: 'What do you think about civil servants harassing or troubling people in your locality at present?' },
      shortLabel: { vi: 'Công chức phiền hà, sách nhiễu', en: 'Harassment by officials' },
      options: [
        { value: 1, label: { vi: 'Không có công chức nào gây phiền hà, sách nhiễu cho người dân.', en: 'No civil servant troubles or harasses people.' } },
        { value: 2, label: { vi: 'Một số công chức gây phiền hà, sách nhiễu cho người dân.', en: 'Some civil servants trouble or harass people.' } },
        { value: 3, label: { vi: 'Nhiều công chức gây phiền hà, sách nhiễu cho người dân', en: 'Many civil servants trouble or harass people.' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '5',
      text: { vi: 'Ông/Bà suy nghĩ gì về tình trạng người dân phải đưa tiền ngoài quy định cho công chức để công việc được giải quyết hiện nay ở địa phương?', en: 'What do you think about people having to give civil servants money beyond the rules to have business handled in your locality at present?' },
      shortLabel: { vi: 'Đưa tiền ngoài quy định', en: 'Informal payments' },
      options: [
        { value: 1, label: { vi: 'Không có người dân nào phải đưa tiền ngoài quy định cho công chức.', en: 'Nobody has to give civil servants money beyond the rules.' } },
        { value: 2, label: { vi: 'Một số người dân phải đưa tiền ngoài quy định cho công chức.', en: 'Some people have to give civil servants money beyond the rules.' } },
        { value: 3, label: { vi: 'Nhiều người dân phải đưa tiền ngoài quy định cho công chức.', en: 'Many people have to give civil servants money beyond the rules.' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '6',
      text: { vi: 'Xin Ông/Bà cho biết hình thức nộp hồ sơ và nhận kết quả giải quyết thủ tục hành chính phù hợp với Ông/Bà?', en: 'Which way of filing papers and receiving results of administrative procedures suits you?' },
      shortLabel: { vi: 'Cách nộp hồ sơ, nhận kết quả', en: 'Way to file and receive' },
      options: [
        { value: 1, label: { vi: 'Theo hình thức trực tiếp (tại cơ quan).', en: 'In person (at the agency).' } },
        { value: 2, label: { vi: 'Theo hình thức trực tuyến (qua mạng internet).', en: 'Online (by the internet).' } },
        { value: 3, label: { vi: 'Theo cả hình thức trực tiếp và trực tuyến.', en: 'Both in person and online.' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '7',
      text: { vi: 'Xin Ông/Bà cho biết hình thức cung cấp thông tin về chính sách phù hợp với Ông/Bà?', en: 'Which way of giving information about policies suits you?' },
      shortLabel: { vi: 'Cách nhận thông tin chính sách', en: 'Way to get policy information' },
      options: [
        { value: 1, label: { vi: 'Theo hình thức trực tiếp (tại cơ quan).', en: 'In person (at the agency).' } },
        { value: 2, label: { vi: 'Theo hình thức trực tuyến (qua mạng internet).', en: 'Online (by the internet).' } },
        { value: 3, label: { vi: 'Theo hình thức trực tiếp và trực tuyến.', en: 'In person and online.' } },
      ],
    },
    {
      type: 'grid', role: 'screening', provenance: 'copy_of_official', id: '8',
      text: { vi: 'Xin Ông/Bà cho biết trải nghiệm của bản thân Ông/Bà đối với các nội dung trong bảng dưới đây?', en: 'Please tell us about your own experience with the matters in the table below.' },
      shortLabel: { vi: 'Trải nghiệm', en: 'Experience' },
      rows: [
        {
          ...screening, id: '8.1',
          text: { vi: 'Có người thân đang đi học phổ thông', en: 'Have a relative in general school' },
          shortLabel: { vi: 'Có người thân học phổ thông', en: 'Relative at general school' },
        },
        {
          ...screening, id: '8.2',
          text: { vi: 'Bản thân hoặc có người thân gần đây đi khám, chữa bệnh tại bệnh viện, phòng khám đa khoa công lập, ở tuyến tỉnh, huyện, trạm y tế ở xã, phường.', en: 'You or a relative were recently examined or treated at a public hospital or polyclinic of the province or district, or at a commune or ward health station.' },
          shortLabel: { vi: 'Đã khám, chữa bệnh tuyến công', en: 'Used public health care' },
        },
        {
          ...screening, id: '8.3',
          text: { vi: 'Giải quyết công việc với cơ quan nhà nước (các cấp)', en: 'Had business with state agencies (any level)' },
          shortLabel: { vi: 'Đã làm việc với cơ quan nhà nước', en: 'Dealt with state agencies' },
        },
        {
          ...screening, id: '8.4',
          text: { vi: 'Giải quyết thủ tục hành chính', en: 'Had an administrative procedure handled' },
          shortLabel: { vi: 'Đã giải quyết thủ tục hành chính', en: 'Did an administrative procedure' },
        },
        {
          ...screening, id: '8.5',
          text: { vi: 'Phản ánh, kiến nghị với cơ quan nhà nước (các cấp)', en: 'Complained to or petitioned state agencies (any level)' },
          shortLabel: { vi: 'Đã phản ánh, kiến nghị', en: 'Made a complaint or petition' },
        },
        {
          ...screening, id: '8.6',
          text: { vi: 'Góp ý kiến đối với cơ quan nhà nước (các cấp) về chính sách', en: 'Commented to state agencies (any level) on policies' },
          shortLabel: { vi: 'Đã góp ý về chính sách', en: 'Commented on policy' },
        },
        {
          ...screening, id: '8.7',
          text: { vi: 'Phản hồi ý kiến đối với cơ quan nhà nước về kết quả thực hiện chính sách, kết quả thực hiện giải quyết thủ tục hành chính của các chính quyền', en: 'Gave state agencies feedback on the results of policies and of administrative procedures' },
          shortLabel: { vi: 'Đã phản hồi về kết quả', en: 'Gave feedback on results' },
        },
      ],
    },
    {
      type: 'grid', role: 'criterion', provenance: 'copy_of_official', id: '9',
      text: { vi: 'Xin Ông/Bà cho biết mức độ hài lòng của Ông/Bà về các nội dung trong bảng bên dưới đây.', en: 'How satisfied are you with the matters in the table below?' },
      shortLabel: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
      rows: [
        {
          ...criterion, id: '9.1', group: 'I.A',
          text: { vi: 'Cơ quan nhà nước cung cấp, giải thích thông tin về các chính sách theo nhiều hình thức, giúp mọi người dân dễ tìm, dễ thấy', en: 'State agencies provide and explain information about policies in many ways that everyone can easily find and see' },
          shortLabel: { vi: 'Thông tin chính sách dễ tìm', en: 'Policy information easy to find' },
        },
        {
          ...criterion, id: '9.2', group: 'I.A',
          text: { vi: 'Cơ quan nhà nước cung cấp thông tin về các chính sách đầy đủ, dễ hiểu đối với người dân', en: 'State agencies provide information about policies that is complete and easy to understand' },
          shortLabel: { vi: 'Thông tin chính sách đầy đủ, dễ hiểu', en: 'Policy information full and clear' },
        },
        {
          ...criterion, id: '9.3', group: 'I.B',
          text: { vi: 'Cơ quan nhà nước tổ chức xin ý kiến góp ý của người dân đối với các chính sách theo nhiều hình thức, giúp mọi người dân tham gia góp ý kiến dễ dàng', en: 'State agencies ask people for comments on policies in many ways that make it easy for everyone to take part' },
          shortLabel: { vi: 'Dễ góp ý xây dựng chính sách', en: 'Easy to comment on policies' },
        },
        {
          ...criterion, id: '9.4', group: 'I.B',
          text: { vi: 'Cơ quan nhà nước tổ chức nhiều hình thức để người dân phản hồi ý kiến về kết quả, tác động của các chính sách, giúp người dân tham gia phản hồi ý kiến dễ dàng', en: 'State agencies offer many ways in which people can easily give feedback on the results and impact of policies' },
          shortLabel: { vi: 'Dễ phản hồi kết quả chính sách', en: 'Easy to feed back on results' },
        },
        {
          ...criterion, id: '9.5', group: 'I.C',
          text: { vi: 'Chính sách về phát triển kinh tế - xã hội ở địa phương phù hợp. (Gồm các quy định về thu hút đầu tư, kinh doanh, việc làm, tín dụng…)', en: 'The policy on socio-economic development in the locality is suitable. (Including rules on attracting investment, business, jobs, credit…)' }, statementLength: 63,
          shortLabel: { vi: 'Chính sách kinh tế - xã hội phù hợp', en: 'Economic development policy suitable' },
        },
        {
          ...criterion, id: '9.6', group: 'I.C', askIf: usedHealthCare,
          text: { vi: 'Chính sách về khám chữa bệnh phù hợp. (Gồm các quy định về bệnh viện, phòng khám, trạm y tế; việc khám, chữa bệnh; bảo hiểm y tế; về viện phí… ở các bệnh viện công, phòng khám công, trạm y tế)', en: 'The policy on medical examination and treatment is suitable. (Including rules on hospitals, clinics and health stations; examination and treatment; health insurance; hospital fees… at public hospitals, public clinics and health stations)' }, statementLength: 37,
          shortLabel: { vi: 'Chính sách khám chữa bệnh phù hợp', en: 'Health care policy suitable' },
        },
        {
          ...criterion, id: '9.7', group: 'I.C', askIf: knowsSchools,
          text: { vi: 'Chính sách về giáo dục phổ thông phù hợp. (Gồm các quy định về chương trình giảng dạy, sách giáo khoa, trường học, lớp học, đánh giá học sinh, thủ tục nhập học … ở các trường phổ thông công lập)', en: 'The policy on general education is suitable. (Including rules on curricula, textbooks, schools, classrooms, assessment of pupils, admission… at public general schools)' }, statementLength: 41,
          shortLabel: { vi: 'Chính sách giáo dục phổ thông phù hợp', en: 'General education policy suitable' },
        },
        {
          ...criterion, id: '9.8', group: 'I.C',
          text: { vi: 'Chính sách trật tự, an toàn xã hội phù hợp. (Gồm các quy định về quản lý dân cư, giữ gìn trật tự nơi công cộng, quản lý an ninh mạng; phòng chống tội phạm…)', en: 'The policy on public order and safety is suitable. (Including rules on managing residence, keeping order in public places, network security, preventing crime…)' }, statementLength: 43,
          shortLabel: { vi: 'Chính sách trật tự, an toàn phù hợp', en: 'Public order policy suitable' },
        },
        {
          ...criterion, id: '9.9', group: 'I.C',
          text: { vi: 'Chính sách về giao thông đường bộ phù hợp. (Gồm các quy định về xây dựng, phát triển đường bộ; giao thông đường bộ; bảo đảm trật tự, an toàn giao thông đường bộ …)', en: 'The policy on road transport is suitable. (Including rules on building and developing roads; road traffic; order and safety on the roads…)' }, statementLength: 42,
          shortLabel: { vi: 'Chính sách đường bộ phù hợp', en: 'Roads policy suitable' },
        },
        {
          ...criterion, id: '9.10', group: 'I.C',
          text: { vi: 'Chính sách về điện sinh hoạt phù hợp. (Gồm các quy định về cung cấp, quản lý, phát triển điện sinh hoạt; giá tiền, chất lượng điện sinh hoạt …)', en: 'The policy on household electricity is suitable. (Including rules on supplying, managing and developing household electricity; its price and quality…)' }, statementLength: 37,
          shortLabel: { vi: 'Chính sách điện sinh hoạt phù hợp', en: 'Electricity policy suitable' },
        },
        {
          ...criterion, id: '9.11', group: 'I.C',
          text: { vi: 'Chính sách về nước sinh hoạt phù hợp. (Gồm các quy định về cung cấp, quản lý, phát triển nước sinh hoạt; giá tiền, chất lượng nước sinh hoạt …)', en: 'The policy on household water is suitable. (Including rules on supplying, managing and developing household water; its price and quality…)' }, statementLength: 37,
          shortLabel: { vi: 'Chính sách nước sinh hoạt phù hợp', en: 'Water policy suitable' },
        },
        {
          ...criterion, id: '9.12', group: 'I.C',
          text: { vi: 'Chính sách về an sinh xã hội phù hợp. (Gồm các quy định về bảo hiểm xã hội, bảo hiểm thất nghiệp; hỗ trợ thường xuyên đối với người có công, người nghèo, người tàn tật… và hỗ trợ đột xuất cho người dân khi gặp mất mùa, thiên tai …)', en: 'The policy on social security is suitable. (Including rules on social and unemployment insurance; regular support for people of merit, the poor and the disabled… and emergency support after crop failure or natural disaster…)' }, statementLength: 37,
          shortLabel: { vi: 'Chính sách an sinh xã hội phù hợp', en: 'Social security policy suitable' },
        },
        {
          ...criterion, id: '9.13', group: 'I.D',
          text: { vi: 'Chính sách của địa phương đã góp phần giúp cho kinh tế gia đình của người dân địa phương ngày càng tốt hơn trong thời gian qua.', en: 'Policies of the locality have helped the household economy of local people to become better and better lately.' },
          shortLabel: { vi: 'Kinh tế gia đình tốt hơn', en: 'Household economy better' },
        },
        {
          ...criterion, id: '9.14', group: 'I.D',
          text: { vi: 'Chính sách của địa phương đã góp phần giúp cho chất lượng cuộc sống của người dân địa phương ngày càng tốt hơn trong thời gian qua.', en: 'Policies of the locality have helped the quality of life of local people to become better and better lately.' },
          shortLabel: { vi: 'Chất lượng cuộc sống tốt hơn', en: 'Quality of life better' },
        },
        {
          ...criterion, id: '9.15', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Cơ quan cung cấp thông tin về việc giải quyết thủ tục hành chính theo nhiều hình thức, dễ tiếp cận, dễ hiểu đối với mọi người dân.', en: 'The agency provides information on handling administrative procedures in many ways that everyone can easily reach and understand.' },
          shortLabel: { vi: 'Thông tin thủ tục dễ tiếp cận', en: 'Procedure information accessible' },
        },
        {
          ...criterion, id: '9.16', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Trụ sở cơ quan tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính có biển hiệu, hướng dẫn rõ ràng, dễ thấy.', en: 'The office where papers are filed and results returned has clear signs and directions that are easy to see.' },
          shortLabel: { vi: 'Biển hiệu, hướng dẫn rõ ràng', en: 'Signs and directions clear' },
        },
        {
          ...criterion, id: '9.17', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Trụ sở cơ quan tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính sạch sẽ, văn minh.', en: 'The office where papers are filed and results returned is clean and civil.' },
          shortLabel: { vi: 'Trụ sở sạch sẽ, văn minh', en: 'Premises clean and civil' },
        },
        {
          ...criterion, id: '9.18', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Trang thiết bị phục vụ người dân đầy đủ, chất lượng tốt, giúp người dân giải quyết công việc dễ dàng hơn.', en: 'Equipment for people is sufficient and of good quality and makes business easier.' },
          shortLabel: { vi: 'Trang thiết bị đầy đủ, tốt', en: 'Equipment sufficient and good' },
        },
        {
          ...criterion, id: '9.19', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Quy định thủ tục hành chính được niêm yết công khai tại trụ sở cơ quan tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính dễ thấy, dễ hiểu.', en: 'Administrative procedures are posted publicly at the office where papers are filed and results returned, easy to see and understand.' },
          shortLabel: { vi: 'Thủ tục niêm yết dễ thấy, dễ hiểu', en: 'Procedures posted clearly' },
        },
        {
          ...criterion, id: '9.20', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Thành phần hồ sơ người dân phải nộp là đúng quy định', en: 'The papers people had to file are as the rules require' },
          shortLabel: { vi: 'Thành phần hồ sơ đúng quy định', en: 'Documents as regulated' },
        },
        {
          ...criterion, id: '9.21', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Mức phí/lệ phí người dân phải nộp là đúng quy định.', en: 'The fees people had to pay are as the rules require.' },
          shortLabel: { vi: 'Phí, lệ phí đúng quy định', en: 'Fees as regulated' },
        },
        {
          ...criterion, id: '9.22', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Thời hạn giải quyết thủ tục hành chính cho người dân là đúng quy định.', en: 'The time taken for administrative procedures keeps to the rules.' },
          shortLabel: { vi: 'Thời hạn đúng quy định', en: 'Time limit kept' },
        },
        {
          ...criterion, id: '9.23', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức có thái độ giao tiếp lịch sự, tôn trọng đối với người dân.', en: 'Civil servants are polite and respectful to people.' },
          shortLabel: { vi: 'Công chức lịch sự, tôn trọng', en: 'Officials polite, respectful' },
        },
        {
          ...criterion, id: '9.24', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức cung cấp thông tin, trả lời kịp thời, đầy đủ các câu hỏi, ý kiến của người dân.', en: "Civil servants answer people's questions and opinions in time and in full." },
          shortLabel: { vi: 'Trả lời kịp thời, đầy đủ', en: 'Answers timely and full' },
        },
        {
          ...criterion, id: '9.25', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức hướng dẫn hồ sơ dễ hiểu, đảm bảo người dân có thể hoàn thiện hồ sơ sau một lần hướng dẫn.', en: 'Civil servants explain the papers clearly, so that people can complete them after being told once.' },
          shortLabel: { vi: 'Hướng dẫn dễ hiểu, một lần là đủ', en: 'Guidance clear the first time' },
        },
        {
          ...criterion, id: '9.26', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức tuân thủ đúng quy định trong giải quyết công việc cho người dân.', en: "Civil servants follow the rules in handling people's business." },
          shortLabel: { vi: 'Công chức làm đúng quy định', en: 'Officials follow the rules' },
        },
        {
          ...criterion, id: '9.27', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức tận tình đối với người dân trong quá trình giải quyết công việc.', en: 'Civil servants are dedicated to people while handling their business.' },
          shortLabel: { vi: 'Công chức tận tình', en: 'Officials dedicated' },
        },
        {
          ...criterion, id: '9.28', group: 'II.D', askIf: didProcedure,
          text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân được trả đúng hẹn.', en: 'Results of administrative procedures are returned on the appointed day.' },
          shortLabel: { vi: 'Trả kết quả đúng hẹn', en: 'Result on time' },
        },
        {
          ...criterion, id: '9.29', group: 'II.D', askIf: didProcedure,
          text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân có thông tin đầy đủ, chính xác', en: 'Results of administrative procedures hold complete and exact information' },
          shortLabel: { vi: 'Kết quả đầy đủ, chính xác', en: 'Result complete and exact' },
        },
        {
          ...criterion, id: '9.30', group: 'II.D', askIf: didProcedure,
          text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân đảm bảo tính công bằng.', en: 'Results of administrative procedures are fair.' },
          shortLabel: { vi: 'Kết quả công bằng', en: 'Result fair' },
        },
        {
          ...criterion, id: '9.31', group: 'II.E', askIf: petitioned,
          text: { vi: 'Cơ quan có bố trí hình thức tiếp nhận phản ánh, kiến nghị, giúp người dân phản ánh, kiến nghị dễ dàng', en: 'The agency offers ways to complain and petition that are easy for people' },
          shortLabel: { vi: 'Dễ phản ánh, kiến nghị', en: 'Easy to complain or petition' },
        },
        {
          ...criterion, id: '9.32', group: 'II.E', askIf: petitioned,
          text: { vi: 'Cơ quan tiếp nhận, xử lý phản ánh, kiến nghị của người dân đúng quy định.', en: 'The agency receives and handles complaints and petitions according to the rules.' },
          shortLabel: { vi: 'Xử lý kiến nghị đúng quy định', en: 'Petitions handled as regulated' },
        },
        {
          ...criterion, id: '9.33', group: 'II.E', askIf: petitioned,
          text: { vi: 'Cơ quan thông báo kết quả xử lý phản ánh kiến nghị cho người dân kịp thời.', en: 'The agency tells people in time how their complaints and petitions were handled.' },
          shortLabel: { vi: 'Báo kết quả xử lý kịp thời', en: 'Told of the outcome in time' },
        },
      ],
    },
    {
      type: 'grid', role: 'expectation', provenance: 'copy_of_official', id: '10',
      text: { vi: 'Xin Ông/Bà cho biết mức độ Ông/Bà mong muốn cơ quan nhà nước tập trung ưu tiên nguồn lực để cải thiện chất lượng các vấn đề trong bảng dưới đây?', en: 'How much do you want state agencies to give priority and resources to improving the matters in the table below?' },
      shortLabel: { vi: 'Nhu cầu, mong đợi', en: 'Needs and expectations' },
      rows: [
        {
          ...expectation, id: '10.1',
          text: { vi: 'Nâng cao hơn nữa chất lượng cung cấp thông tin cho người dân', en: 'Still better information for people' },
          shortLabel: { vi: 'Mong: cung cấp thông tin tốt hơn', en: 'Want: better information' },
        },
        {
          ...expectation, id: '10.2',
          text: { vi: 'Nâng cao hơn nữa chất lượng trụ sở, trang thiết bị phục vụ giải quyết công việc cho người dân.', en: "Still better offices and equipment for handling people's business." },
          shortLabel: { vi: 'Mong: trụ sở, trang thiết bị tốt hơn', en: 'Want: better premises, equipment' },
        },
        {
          ...expectation, id: '10.3',
          text: { vi: 'Nâng cao hơn nữa năng lực của cán bộ, công chức, viên chức trong giải quyết công việc cho người dân.', en: "Still more capable officials and civil servants in handling people's business." },
          shortLabel: { vi: 'Mong: cán bộ, công chức giỏi hơn', en: 'Want: more capable officials' },
        },
        {
          ...expectation, id: '10.4',
          text: { vi: 'Nâng cao hơn nữa thái độ phục vụ của cán bộ, công chức, viên chức đối với người dân.', en: 'A still better attitude of officials and civil servants to people.' },
          shortLabel: { vi: 'Mong: thái độ phục vụ tốt hơn', en: 'Want: better attitude' },
        },
        {
          ...expectation, id: '10.5',
          text: { vi: 'Tăng cường ứng dụng công nghệ thông tin, chuyển đổi số trong giải quyết công việc cho người dân.', en: "More information technology and digital transformation in handling people's business." },
          shortLabel: { vi: 'Mong: công nghệ, chuyển đổi số', en: 'Want: more digital service' },
        },
        {
          ...expectation, id: '10.6',
          text: { vi: 'Nâng cao hơn nữa sự quan tâm của cơ quan nhà nước đối với nhu cầu, mong đợi của người dân.', en: 'Still more care of state agencies for the needs and expectations of people.' },
          shortLabel: { vi: 'Mong: quan tâm đến nhu cầu hơn', en: 'Want: more care for needs' },
        },
        {
          ...expectation, id: '10.7',
          text: { vi: 'Nâng cao hơn nữa chất lượng tiếp nhận, giải quyết ý kiến góp ý, phản ánh, kiến nghị của người dân.', en: 'Still better receiving and handling of comments, complaints and petitions.' },
          shortLabel: { vi: 'Mong: xử lý góp ý tốt hơn', en: 'Want: better handling of feedback' },
        },
        {
          ...expectation, id: '10.9',
          text: { vi: 'Nâng cao hơn nữa chất lượng các chính sách quan trọng đối với đời sống của người dân.', en: 'Still better policies in matters important to the life of people.' },
          shortLabel: { vi: 'Mong: chính sách tốt hơn', en: 'Want: better key policies' },
        },
        {
          ...expectation, id: '10.10',
          text: { vi: 'Nâng cao hơn nữa chất lượng dịch vụ hành chính công (việc giải quyết thủ tục hành chính).', en: 'Still better public administrative services (handling of administrative procedures).' },
          shortLabel: { vi: 'Mong: dịch vụ hành chính tốt hơn', en: 'Want: better public services' },
        },
      ],
    },
    {
      type: 'text', role: 'open', provenance: 'copy_of_official', id: '11',
      text: { vi: 'Ý kiến khác (xin ghi cụ thể)', en: 'Other opinions (please write)' },
      shortLabel: { vi: 'Ý kiến khác', en: 'Other opinion' },
    },
  ],
};
