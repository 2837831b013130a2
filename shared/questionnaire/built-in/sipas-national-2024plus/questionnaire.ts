/**
 * Survey of people's satisfaction with the service of state administrative agencies (form in use since 2024).
 *
 * Official texts stand word for word; short labels and English texts are ours. `source` says where
 * the wording comes from and how sure it is.
 *
 * The `askIf` conditions follow question 8 (experience). They are our reading: a campaign turns them
 * on or off with its parameter `routing`.
 */
import type { Condition, Questionnaire } from '../../model.ts';

const interest = { type: 'rating', role: 'perception', scale: 'interest4', provenance: 'copy_of_official' } as const;
const suitability = { type: 'rating', role: 'perception', scale: 'fit4', provenance: 'copy_of_official' } as const;
const screening = { type: 'rating', role: 'screening', scale: 'exp2', provenance: 'copy_of_official' } as const;
const criterion = { type: 'rating', role: 'criterion', scale: 'sat5', provenance: 'copy_of_official' } as const;
const expectation = { type: 'rating', role: 'expectation', scale: 'want4', provenance: 'copy_of_official' } as const;

const knowsSchools: Condition = { question: '8.1', anyOf: [1] };
const usedHealthCare: Condition = { question: '8.2', anyOf: [1] };
const didProcedure: Condition = { any: [{ question: '8.3', anyOf: [1] }, { question: '8.4', anyOf: [1] }] };
const petitioned: Condition = { question: '8.7', anyOf: [1] };

export const sipasNational2024plus: Questionnaire = {
  id: 'sipas-national-2024plus',
  version: 1,
  title: { vi: 'Phiếu khảo sát ý kiến: Sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước', en: "Survey of people's satisfaction with the service of state administrative agencies (form in use since 2024)" },
  source: {
    vi: 'Chép nguyên văn từ bản trực tuyến của một phường ở Hà Nội theo phiếu năm 2026; tên nơi phục vụ và "phường" là cách ghi của Hà Nội, địa phương khác cần thay. Số nội dung khớp với 51 chỉ số hài lòng và 10 chỉ số mong đợi công bố cho năm 2024. Khối thông tin điều tra viên không nằm trong câu trả lời. Cách chuyển câu theo Câu 8 là tham số của đợt khảo sát, không nguồn nào nói Bộ có dùng.',
    en: 'Copied word for word from the online rendering of the 2026 form by a ward in Hà Nội; the names of the service points and "phường" are Hà Nội\'s wording, which another place replaces. The number of items agrees with the 51 satisfaction and 10 expectation indices published for 2024. The surveyor\'s own block is no part of the answers. Routing by question 8 is a parameter of the campaign: no source says that the Ministry routes.',
  },
  method: 'national-2023-2026',
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
      id: 'interest4',
      levels: [
        { value: 1, label: { vi: 'Không quan tâm theo dõi', en: 'I do not follow them' } },
        { value: 2, label: { vi: 'Khá quan tâm theo dõi', en: 'I follow them fairly closely' } },
        { value: 3, label: { vi: 'Quan tâm theo dõi', en: 'I follow them closely' } },
        { value: 4, label: { vi: 'Rất quan tâm theo dõi', en: 'I follow them very closely' } },
      ],
    },
    {
      id: 'fit4',
      levels: [
        { value: 1, label: { vi: 'Không phù hợp', en: 'Not suitable' } },
        { value: 2, label: { vi: 'Khá phù hợp', en: 'Fairly suitable' } },
        { value: 3, label: { vi: 'Phù hợp', en: 'Suitable' } },
        { value: 4, label: { vi: 'Rất phù hợp', en: 'Very suitable' } },
      ],
    },
    {
      id: 'want4',
      levels: [
        { value: 1, label: { vi: 'Không mong muốn', en: 'Not wanted' } },
        { value: 2, label: { vi: 'Khá mong muốn', en: 'Fairly wanted' } },
        { value: 3, label: { vi: 'Mong muốn', en: 'Wanted' } },
        { value: 4, label: { vi: 'Rất mong muốn', en: 'Strongly wanted' } },
      ],
    },
    {
      id: 'exp2',
      levels: [
        { value: 1, label: { vi: 'Có', en: 'Yes' } },
        { value: 2, label: { vi: 'Không', en: 'No' } },
      ],
    },
  ],
  parts: [
    { id: 'I', title: { vi: 'Việc xây dựng, tổ chức thực hiện chính sách', en: 'Policy making and implementation' }, shortLabel: { vi: 'Chính sách', en: 'Policy' } },
    { id: 'II', title: { vi: 'Việc cung ứng dịch vụ hành chính công', en: 'Public administrative service delivery' }, shortLabel: { vi: 'Dịch vụ hành chính công', en: 'Public services' } },
  ],
  groups: [
    { id: 'I.A', parent: 'I', title: { vi: 'Trách nhiệm giải trình của chính quyền về chính sách', en: 'Accountability' }, shortLabel: { vi: 'Trách nhiệm giải trình', en: 'Accountability' } },
    { id: 'I.B', parent: 'I', title: { vi: 'Sự tham gia của người dân vào quá trình xây dựng, tổ chức thực hiện chính sách', en: 'Participation' }, shortLabel: { vi: 'Sự tham gia của người dân', en: 'Participation' } },
    { id: 'I.C', parent: 'I', title: { vi: 'Chất lượng tổ chức thực hiện chính sách', en: 'Quality of implementation' }, shortLabel: { vi: 'Tổ chức thực hiện chính sách', en: 'Quality of implementation' } },
    { id: 'I.D', parent: 'I', title: { vi: 'Kết quả, tác động của chính sách', en: 'Results, impact' }, shortLabel: { vi: 'Kết quả, tác động', en: 'Results and impact' } },
    { id: 'II.A', parent: 'II', title: { vi: 'Tiếp cận dịch vụ', en: 'Access' }, shortLabel: { vi: 'Tiếp cận dịch vụ', en: 'Access' } },
    { id: 'II.B', parent: 'II', title: { vi: 'Thủ tục hành chính', en: 'Procedures' }, shortLabel: { vi: 'Thủ tục hành chính', en: 'Procedures' } },
    { id: 'II.C', parent: 'II', title: { vi: 'Công chức trực tiếp giải quyết công việc', en: 'Civil servants' }, shortLabel: { vi: 'Công chức', en: 'Civil servants' } },
    { id: 'II.D', parent: 'II', title: { vi: 'Kết quả (Kết quả giải quyết TTHC có thể là được cấp giấy tờ hoặc bị từ chối cấp)', en: 'Result' }, shortLabel: { vi: 'Kết quả giải quyết', en: 'Result' } },
    { id: 'II.E', parent: 'II', title: { vi: 'Việc tiếp nhận, xử lý phản ánh, kiến nghị của người dân', en: 'Feedback' }, shortLabel: { vi: 'Phản ánh, kiến nghị', en: 'Feedback and petitions' } },
  ],
  questions: [
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
      type: 'grid', role: 'perception', provenance: 'copy_of_official', id: '1',
      text: { vi: 'Xin Ông/Bà cho biết mức độ quan tâm theo dõi của Ông/Bà đối với các chính sách công trong bảng dưới đây (theo dõi thông qua cả hình thức đọc báo, nghe đài, xem trên ti vi, trên mạng internet)?', en: 'How closely do you follow the public policies in the table below (by newspaper, radio, television or internet as well)?' },
      hint: { vi: '("Chính sách" ở đây nói đến các quy định, chương trình, hành động của chính quyền, cơ quan hành chính nhà nước ở địa phương).', en: '("Policies" here are the rules, programmes and actions of the authorities and state administrative agencies in the locality).' },
      shortLabel: { vi: 'Quan tâm theo dõi chính sách', en: 'Interest in policies' },
      rows: [
        {
          ...interest, id: '1.1',
          text: { vi: 'Chính sách phát triển kinh tế ở địa phương', en: 'Policy on economic development in the locality' },
          shortLabel: { vi: 'Quan tâm: phát triển kinh tế', en: 'Interest: economic development' },
        },
        {
          ...interest, id: '1.2',
          text: { vi: 'Chính sách khám, chữa bệnh ở địa phương', en: 'Policy on medical examination and treatment in the locality' },
          shortLabel: { vi: 'Quan tâm: khám, chữa bệnh', en: 'Interest: health care' },
        },
        {
          ...interest, id: '1.3',
          text: { vi: 'Chính sách giáo dục phổ thông ở địa phương', en: 'Policy on general education in the locality' },
          shortLabel: { vi: 'Quan tâm: giáo dục phổ thông', en: 'Interest: general education' },
        },
        {
          ...interest, id: '1.4',
          text: { vi: 'Chính sách nước sinh hoạt ở địa phương', en: 'Policy on household water in the locality' },
          shortLabel: { vi: 'Quan tâm: nước sinh hoạt', en: 'Interest: water' },
        },
        {
          ...interest, id: '1.5',
          text: { vi: 'Chính sách điện sinh hoạt ở địa phương', en: 'Policy on household electricity in the locality' },
          shortLabel: { vi: 'Quan tâm: điện sinh hoạt', en: 'Interest: electricity' },
        },
        {
          ...interest, id: '1.6',
          text: { vi: 'Chính sách trật tự, an toàn xã hội ở địa phương', en: 'Policy on public order and safety in the locality' },
          shortLabel: { vi: 'Quan tâm: trật tự, an toàn xã hội', en: 'Interest: public order' },
        },
        {
          ...interest, id: '1.7',
          text: { vi: 'Chính sách giao thông đường bộ ở địa phương', en: 'Policy on road transport in the locality' },
          shortLabel: { vi: 'Quan tâm: giao thông đường bộ', en: 'Interest: roads' },
        },
        {
          ...interest, id: '1.8',
          text: { vi: 'Chính sách an sinh, xã hội ở địa phương', en: 'Policy on social security and welfare in the locality' },
          shortLabel: { vi: 'Quan tâm: an sinh xã hội', en: 'Interest: social security' },
        },
        {
          ...interest, id: '1.9',
          text: { vi: 'Chính sách cải cách hành chính ở địa phương', en: 'Policy on administrative reform in the locality' },
          shortLabel: { vi: 'Quan tâm: cải cách hành chính', en: 'Interest: administrative reform' },
        },
      ],
    },
    {
      type: 'multiple_choice', role: 'perception', provenance: 'copy_of_official', id: '2',
      text: { vi: 'Trong thời gian qua, Ông/Bà đã sử dụng kênh thông tin nào để theo dõi các chính sách nêu ở Câu 1? (Chọn nhiều)', en: 'Which channels have you used lately to follow the policies named in question 1? (More than one may be chosen)' },
      shortLabel: { vi: 'Kênh theo dõi chính sách', en: 'How policies are followed' },
      options: [
        { value: 1, label: { vi: 'Qua loa phát thanh phường.', en: 'By the ward loudspeaker.' } },
        { value: 2, label: { vi: 'Qua họp, sinh hoạt, thông báo tại khu dân cư.', en: 'By meetings, gatherings and notices in the neighbourhood.' } },
        { value: 3, label: { vi: 'Qua chính quyền, công chức.', en: 'From the authorities and civil servants.' } },
        { value: 4, label: { vi: 'Qua người thân, bạn bè.', en: 'From relatives and friends.' } },
        { value: 5, label: { vi: 'Qua đài, ti vi, báo chí.', en: 'By radio, television and the press.' } },
        { value: 6, label: { vi: 'Qua mạng internet (Trang thông tin điện tử, cổng thông tin điện tử, báo điện tử, zalo, facebook...).', en: 'By the internet (websites, portals, online newspapers, Zalo, Facebook …).' } },
        { value: 7, label: { vi: 'Qua hình thức khác (xin ghi cụ thể):', en: 'In another way (please write):' }, writeIn: true },
      ],
    },
    {
      type: 'grid', role: 'perception', provenance: 'copy_of_official', id: '3',
      text: { vi: 'Ông/Bà đánh giá mức độ phù hợp của các hình thức cơ quan nhà nước cung cấp thông tin về các chính sách nêu ở Câu 1 đối với bản thân Ông/Bà như thế nào?', en: 'How well do the ways in which state agencies give information about the policies named in question 1 suit you?' },
      shortLabel: { vi: 'Hình thức thông tin phù hợp', en: 'Suitable information channels' },
      rows: [
        {
          ...suitability, id: '3.1',
          text: { vi: 'Cung cấp thông tin về các chính sách qua loa phát thanh phường.', en: 'Information about policies by the ward loudspeaker.' },
          shortLabel: { vi: 'Phù hợp: loa phát thanh', en: 'Suits: loudspeaker' },
        },
        {
          ...suitability, id: '3.2',
          text: { vi: 'Cung cấp thông tin về các chính sách qua họp, sinh hoạt, thông báo tại khu dân cư.', en: 'Information about policies by meetings, gatherings and notices in the neighbourhood.' },
          shortLabel: { vi: 'Phù hợp: họp khu dân cư', en: 'Suits: neighbourhood meetings' },
        },
        {
          ...suitability, id: '3.3',
          text: { vi: 'Cung cấp thông tin về các chính sách qua chính quyền, công chức.', en: 'Information about policies from the authorities and civil servants.' },
          shortLabel: { vi: 'Phù hợp: chính quyền, công chức', en: 'Suits: authorities' },
        },
        {
          ...suitability, id: '3.4',
          text: { vi: 'Cung cấp thông tin về các chính sách qua người thân, bạn bè.', en: 'Information about policies from relatives and friends.' },
          shortLabel: { vi: 'Phù hợp: người thân, bạn bè', en: 'Suits: relatives, friends' },
        },
        {
          ...suitability, id: '3.5',
          text: { vi: 'Cung cấp thông tin về các chính sách qua đài, ti vi, báo chí.', en: 'Information about policies by radio, television and newspapers.' },
          shortLabel: { vi: 'Phù hợp: đài, ti vi, báo chí', en: 'Suits: radio, TV, press' },
        },
        {
          ...suitability, id: '3.6',
          text: { vi: 'Cung cấp thông tin về các chính sách qua mạng internet (Trang thông tin điện tử, báo điện tử, zalo, facebook...).', en: 'Information about policies by internet (websites, online newspapers, Zalo, Facebook...).' }, statementLength: 54,
          shortLabel: { vi: 'Phù hợp: mạng internet', en: 'Suits: internet' },
        },
        {
          ...suitability, id: '3.7',
          text: { vi: 'Cung cấp thông tin về các chính sách qua hình thức khác.', en: 'Information about policies in other ways.' },
          shortLabel: { vi: 'Phù hợp: hình thức khác', en: 'Suits: other ways' },
        },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '4',
      text: { vi: 'Trong thời gian tới, nếu cơ quan nhà nước tổ chức xin ý kiến người dân về chính sách nêu ở Câu 1, Ông/Bà có tham gia góp ý kiến không?', en: 'If state agencies ask for opinions on the policies named in question 1 in the time to come, will you take part?' },
      shortLabel: { vi: 'Tham gia góp ý chính sách', en: 'Taking part in consultation' },
      options: [
        { value: 1, label: { vi: 'Sẽ tham gia, nếu được xin ý kiến theo bất kỳ hình thức nào.', en: 'I will take part, in whatever way I am asked.' } },
        { value: 2, label: { vi: 'Sẽ tham gia, nếu được xin ý kiến theo hình thức gửi phiếu xin ý kiến đến nhà, cơ quan.', en: 'I will take part, if a form is sent to my home or workplace.' } },
        { value: 3, label: { vi: 'Sẽ tham gia, nếu được xin ý kiến tại cuộc họp cư dân ở nơi sinh sống.', en: "I will take part, if I am asked at a residents' meeting where I live." } },
        { value: 4, label: { vi: 'Sẽ tham gia, nếu được xin ý kiến theo hình thức trực tuyến.', en: 'I will take part, if I am asked online.' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '5',
      text: { vi: 'Ông/Bà cảm nhận như thế nào về tình trạng công chức gây phiền hà, sách nhiễu cho người dân trong quá trình giải quyết thủ tục hành chính hiện nay ở địa phương?', en: 'What is your impression of civil servants harassing or troubling people during administrative procedures in your locality at present?' },
      shortLabel: { vi: 'Công chức phiền hà, sách nhiễu', en: 'Harassment by officials' },
      options: [
        { value: 1, label: { vi: 'Không có công chức nào gây phiền hà, sách nhiễu cho người dân.', en: 'No civil servant troubles or harasses people.' } },
        { value: 2, label: { vi: 'Có một số công chức gây phiền hà, sách nhiễu cho người dân.', en: 'Some civil servants trouble or harass people.' } },
        { value: 3, label: { vi: 'Có nhiều công chức gây phiền hà, sách nhiễu cho người dân.', en: 'Many civil servants trouble or harass people.' } },
      ],
    },
    {
      type: 'single_choice', role: 'perception', provenance: 'copy_of_official', id: '6',
      text: { vi: 'Ông/Bà suy nghĩ gì về tình trạng người dân phải đưa tiền ngoài quy định nộp phí lệ phí (hay còn gọi là “tiền bôi trơn”, tiền “đút lót”) cho công chức trong quá trình giải quyết thủ tục hành chính hiện nay ở địa phương?', en: 'What do you think about people having to give civil servants money beyond the regulated fees (so-called "grease money" or bribes) during administrative procedures in your locality at present?' },
      shortLabel: { vi: 'Đưa tiền ngoài quy định', en: 'Informal payments' },
      options: [
        { value: 1, label: { vi: 'Không có người dân nào phải đưa tiền ngoài quy định cho công chức.', en: 'Nobody has to give civil servants money beyond the rules.' } },
        { value: 2, label: { vi: 'Có một số người dân phải đưa tiền ngoài quy định cho công chức.', en: 'Some people have to give civil servants money beyond the rules.' } },
        { value: 3, label: { vi: 'Có nhiều người dân phải đưa tiền ngoài quy định cho công chức.', en: 'Many people have to give civil servants money beyond the rules.' } },
      ],
    },
    {
      type: 'grid', role: 'perception', provenance: 'copy_of_official', id: '7',
      text: { vi: 'Ông/Bà đánh giá mức độ phù hợp của các hình thức giải quyết thủ tục hành chính đối với bản thân Ông/Bà như thế nào?', en: 'How well do the ways of handling administrative procedures suit you?' },
      shortLabel: { vi: 'Hình thức làm thủ tục phù hợp', en: 'Suitable procedure channels' },
      rows: [
        {
          ...suitability, id: '7.1',
          text: { vi: 'Nộp hồ sơ và nhận kết quả giải quyết thủ tục hành chính theo hình thức trực tiếp (tại cơ quan nhà nước).', en: 'Filing papers and receiving results in person (at the state agency).' },
          shortLabel: { vi: 'Phù hợp: làm thủ tục trực tiếp', en: 'Suits: procedures in person' },
        },
        {
          ...suitability, id: '7.2',
          text: { vi: 'Nộp hồ sơ và nhận kết quả giải quyết thủ tục hành chính theo hình thức trực tuyến toàn trình (tất cả các công việc đều thực hiện qua mạng internet)', en: 'Filing papers and receiving results fully online (every step by internet)' },
          shortLabel: { vi: 'Phù hợp: trực tuyến toàn trình', en: 'Suits: fully online' },
        },
        {
          ...suitability, id: '7.3',
          text: { vi: 'Nộp hồ sơ và nhận kết quả giải quyết thủ tục hành chính theo hình thức trực tuyến một phần (một số công việc trực tiếp tại cơ quan nhà nước và một số công việc qua mạng internet).', en: 'Filing papers and receiving results partly online (some steps at the state agency, some by internet).' },
          shortLabel: { vi: 'Phù hợp: trực tuyến một phần', en: 'Suits: partly online' },
        },
      ],
    },
    {
      type: 'grid', role: 'screening', provenance: 'copy_of_official', id: '8',
      text: { vi: 'Xin Ông/Bà cho biết trải nghiệm của bản thân Ông/Bà đối với các nội dung trong bảng dưới đây?', en: 'Please tell us about your own experience with the matters in the table below.' },
      shortLabel: { vi: 'Trải nghiệm', en: 'Experience' },
      rows: [
        {
          ...screening, id: '8.1',
          text: { vi: 'Ông/Bà đang có người thân đang đi học phổ thông hoặc đã có người thân đi học phổ thông trong thời gian 3 năm trở lại đây.', en: 'You have a relative in general school now, or had one in the last 3 years.' },
          shortLabel: { vi: 'Có người thân học phổ thông', en: 'Relative at general school' },
        },
        {
          ...screening, id: '8.2',
          text: { vi: 'Ông/Bà hoặc người thân của Ông/Bà đi khám, chữa bệnh tại bệnh viện, phòng khám đa khoa ở tuyến thành phố, tuyến phường.', en: 'You or a relative were examined or treated at a hospital or polyclinic of the city or the ward.' },
          shortLabel: { vi: 'Đã khám, chữa bệnh tuyến công', en: 'Used public health care' },
        },
        {
          ...screening, id: '8.3',
          text: { vi: 'Ông/Bà giải quyết thủ tục hành chính tại Trung tâm Phục vụ hành chính công của thành phố.', en: "You had an administrative procedure handled at the city's Public Administrative Service Centre." },
          shortLabel: { vi: 'Đã làm thủ tục tại Trung tâm', en: 'Procedure at the city centre' },
        },
        {
          ...screening, id: '8.4',
          text: { vi: 'Ông/Bà giải quyết thủ tục hành chính tại Điểm phục vụ hành chính công tại phường.', en: 'You had an administrative procedure handled at the public administrative service point in the ward.' },
          shortLabel: { vi: 'Đã làm thủ tục tại Điểm phục vụ', en: 'Procedure at the ward point' },
        },
        {
          ...screening, id: '8.5',
          text: { vi: 'Ông/Bà hỏi chính quyền, công chức về chính sách, thủ tục hành chính.', en: 'You asked the authorities or civil servants about policies or administrative procedures.' },
          shortLabel: { vi: 'Đã hỏi chính quyền, công chức', en: 'Asked the authorities' },
        },
        {
          ...screening, id: '8.6',
          text: { vi: 'Ông/Bà nêu ý kiến đánh giá với chính quyền về kết quả thực hiện chính sách, kết quả giải quyết thủ tục hành chính.', en: 'You gave the authorities your opinion on the results of policies or of administrative procedures.' },
          shortLabel: { vi: 'Đã nêu ý kiến đánh giá', en: 'Gave an assessment' },
        },
        {
          ...screening, id: '8.7',
          text: { vi: 'Ông/Bà nêu ý kiến phản ánh, kiến nghị với chính quyền về chính sách, thủ tục hành chính.', en: 'You complained to or petitioned the authorities about policies or administrative procedures.' },
          shortLabel: { vi: 'Đã phản ánh, kiến nghị', en: 'Made a complaint or petition' },
        },
      ],
    },
    {
      type: 'grid', role: 'criterion', provenance: 'copy_of_official', id: '9',
      text: { vi: 'Xin Ông/Bà cho biết mức độ hài lòng của Ông/Bà về các nội dung trong bảng bên dưới đây:', en: 'How satisfied are you with the matters in the table below?' },
      shortLabel: { vi: 'Mức độ hài lòng', en: 'Satisfaction' },
      rows: [
        {
          ...criterion, id: '9.1', group: 'I.A',
          text: { vi: 'Chính quyền cung cấp, giải thích thông tin về các chính sách theo nhiều hình thức, giúp mọi người dân dễ tìm, dễ thấy. (Các hình thức như: Niêm yết công khai tại cơ quan, loa phát thanh phường, họp tổ dân phố, đăng tải trên trang thông tin điện tử của chính quyền...)', en: 'The authorities provide and explain information about policies in many ways that everyone can easily find and see. (For example: posted at the office, ward loudspeaker, neighbourhood meetings, published on the website of the authorities...)' }, statementLength: 118,
          shortLabel: { vi: 'Thông tin chính sách dễ tìm', en: 'Policy information easy to find' },
        },
        {
          ...criterion, id: '9.2', group: 'I.A',
          text: { vi: 'Chính quyền cung cấp thông tin về các chính sách đầy đủ, dễ hiểu đối với người dân.', en: 'The authorities provide information about policies that is complete and easy to understand.' },
          shortLabel: { vi: 'Thông tin chính sách đầy đủ, dễ hiểu', en: 'Policy information full and clear' },
        },
        {
          ...criterion, id: '9.3', group: 'I.B',
          text: { vi: 'Chính quyền tổ chức nhiều hình thức để người dân dễ dàng tham gia góp ý kiến xây dựng các chính sách. (Các hình thức như: Mở các mục xin ý kiến vào dự thảo chính sách trên các trang thông tin điện tử; gửi phiếu xin ý kiến/phiếu khảo sát tới người dân; họp xin ý kiến tại khu dân cư; đăng tải công khai các số điện thoại, địa chỉ hộp thư điện tử để xin ý kiến ...)', en: 'The authorities offer many ways in which people can easily comment on policies in the making. (For example: calls for comments on draft policies on websites; comment forms and survey forms sent to people; meetings in the neighbourhood; published telephone numbers and e-mail addresses for comments...)' }, statementLength: 101,
          shortLabel: { vi: 'Dễ góp ý xây dựng chính sách', en: 'Easy to comment on policies' },
        },
        {
          ...criterion, id: '9.4', group: 'I.B',
          text: { vi: 'Chính quyền tổ chức nhiều hình thức để người dân dễ dàng phản hồi ý kiến đánh giá tình hình triển khai và kết quả, tác động của các chính sách ở địa phương.', en: 'The authorities offer many ways in which people can easily give their opinion on how policies are carried out and on their results and impact in the locality.' },
          shortLabel: { vi: 'Dễ phản hồi kết quả chính sách', en: 'Easy to feed back on results' },
        },
        {
          ...criterion, id: '9.5', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách phát triển kinh tế ở địa phương (Các quy định, các hoạt động thu hút đầu tư, kinh doanh, việc làm, tín dụng...)', en: 'The authorities carry out the policy on economic development well in the locality (Rules and activities to attract investment, business, jobs, credit...)' }, statementLength: 76,
          shortLabel: { vi: 'Thực hiện tốt: phát triển kinh tế', en: 'Economic policy well carried out' },
        },
        {
          ...criterion, id: '9.6', group: 'I.C', askIf: usedHealthCare,
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách khám chữa bệnh ở địa phương (Các quy định, hoạt động khám, chữa bệnh, bảo hiểm y tế, viện phí, nhập viện, chuyển viện... ở các bệnh viện công, phòng khám công, trạm y tế)', en: 'The authorities carry out the policy on medical examination and treatment well in the locality (Rules and activities of examination and treatment, health insurance, hospital fees, admission, transfer... at public hospitals, public clinics and health stations)' }, statementLength: 72,
          shortLabel: { vi: 'Thực hiện tốt: khám chữa bệnh', en: 'Health policy well carried out' },
        },
        {
          ...criterion, id: '9.7', group: 'I.C', askIf: knowsSchools,
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách giáo dục phổ thông ở địa phương (Các quy định, hoạt động dạy và học, chương trình học, sách giáo khoa, trường học, lớp học, đánh giá học sinh, thủ tục nhập học ... ở các trường phổ thông công lập)', en: 'The authorities carry out the policy on general education well in the locality (Rules and activities of teaching and learning, curricula, textbooks, schools, classrooms, assessment of pupils, admission... at public general schools)' }, statementLength: 76,
          shortLabel: { vi: 'Thực hiện tốt: giáo dục phổ thông', en: 'Education policy well carried out' },
        },
        {
          ...criterion, id: '9.8', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách trật tự, an toàn xã hội ở địa phương (Các quy định, hoạt động quản lý dân cư, giữ gìn trật tự nơi công cộng, quản lý an ninh mạng; phòng chống tội phạm...)', en: 'The authorities carry out the policy on public order and safety well in the locality (Rules and activities to manage residence, keep order in public places, manage network security, prevent crime...)' }, statementLength: 81,
          shortLabel: { vi: 'Thực hiện tốt: trật tự, an toàn xã hội', en: 'Public order policy well carried out' },
        },
        {
          ...criterion, id: '9.9', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách giao thông đường bộ ở địa phương (Các quy định, hoạt động xây dựng, phát triển đường bộ; giao thông đường bộ; bảo đảm trật tự, an toàn giao thông đường bộ ...)', en: 'The authorities carry out the policy on road transport well in the locality (Rules and activities to build and develop roads, road traffic, order and safety on the roads...)' }, statementLength: 77,
          shortLabel: { vi: 'Thực hiện tốt: giao thông đường bộ', en: 'Road policy well carried out' },
        },
        {
          ...criterion, id: '9.10', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách điện sinh hoạt ở địa phương (Các quy định, hoạt động cung cấp điện sinh hoạt, giá tiền điện sinh hoạt, quản lý, phát triển điện sinh hoạt...)', en: 'The authorities carry out the policy on household electricity well in the locality (Rules and activities to supply household electricity, its price, its management and development...)' }, statementLength: 72,
          shortLabel: { vi: 'Thực hiện tốt: điện sinh hoạt', en: 'Electricity policy well carried out' },
        },
        {
          ...criterion, id: '9.11', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách nước sinh hoạt ở địa phương (Các quy định, hoạt động cung cấp nước sinh hoạt, giá tiền nước sinh hoạt, quản lý, phát triển nước sinh hoạt...)', en: 'The authorities carry out the policy on household water well in the locality (Rules and activities to supply household water, its price, its management and development...)' }, statementLength: 72,
          shortLabel: { vi: 'Thực hiện tốt: nước sinh hoạt', en: 'Water policy well carried out' },
        },
        {
          ...criterion, id: '9.12', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách an sinh xã hội ở địa phương (Các quy định, hoạt động thu, thanh toán bảo hiểm xã hội, bảo hiểm thất nghiệp; hỗ trợ thường xuyên đối với người có công, người nghèo, người tàn tật, hỗ trợ đột xuất cho người dân khi gặp mất mùa, thiên tai ...)', en: 'The authorities carry out the policy on social security well in the locality (Rules and activities to collect and pay social and unemployment insurance; regular support for people of merit, the poor and the disabled; emergency support after crop failure or natural disaster...)' }, statementLength: 72,
          shortLabel: { vi: 'Thực hiện tốt: an sinh xã hội', en: 'Social security policy well carried out' },
        },
        {
          ...criterion, id: '9.13', group: 'I.C',
          text: { vi: 'Chính quyền tổ chức thực hiện tốt chính sách cải cách hành chính ở địa phương (Các quy định, hoạt động cải cách thể chế, cải cách thủ tục hành chính, cải cách tổ chức bộ máy cơ quan nhà nước, cải cách công vụ, cải cách quản lý tài chính công, xây dựng chính quyền điện tử, chính quyền số...)', en: 'The authorities carry out the policy on administrative reform well in the locality (Rules and activities to reform institutions, procedures, organisation, the civil service and public finance, and to build e-government and digital government...)' }, statementLength: 77,
          shortLabel: { vi: 'Thực hiện tốt: cải cách hành chính', en: 'Reform policy well carried out' },
        },
        {
          ...criterion, id: '9.14', group: 'I.D',
          text: { vi: 'Kinh tế gia đình của người dân địa phương tốt hơn.', en: 'The household economy of local people is better.' },
          shortLabel: { vi: 'Kinh tế gia đình tốt hơn', en: 'Household economy better' },
        },
        {
          ...criterion, id: '9.15', group: 'I.D',
          text: { vi: 'Kinh tế - xã hội của địa phương tốt hơn.', en: 'The economy and society of the locality are better.' },
          shortLabel: { vi: 'Kinh tế - xã hội địa phương tốt hơn', en: 'Local economy better' },
        },
        {
          ...criterion, id: '9.16', group: 'I.D',
          text: { vi: 'Bệnh viện công lập ở địa phương khám chữa bệnh cho người dân tốt hơn.', en: 'Public hospitals in the locality treat people better.' },
          shortLabel: { vi: 'Bệnh viện công tốt hơn', en: 'Public hospitals better' },
        },
        {
          ...criterion, id: '9.17', group: 'I.D',
          text: { vi: 'Trường phổ thông công lập dạy học sinh tốt hơn.', en: 'Public general schools teach pupils better.' },
          shortLabel: { vi: 'Trường phổ thông công lập tốt hơn', en: 'Public schools better' },
        },
        {
          ...criterion, id: '9.18', group: 'I.D',
          text: { vi: 'Trật tự, an toàn xã hội ở địa phương tốt hơn.', en: 'Public order and safety in the locality are better.' },
          shortLabel: { vi: 'Trật tự, an toàn xã hội tốt hơn', en: 'Public order better' },
        },
        {
          ...criterion, id: '9.19', group: 'I.D',
          text: { vi: 'Đường bộ, giao thông ở địa phương tốt hơn.', en: 'Roads and traffic in the locality are better.' },
          shortLabel: { vi: 'Đường bộ, giao thông tốt hơn', en: 'Roads and traffic better' },
        },
        {
          ...criterion, id: '9.20', group: 'I.D',
          text: { vi: 'Điện sinh hoạt của người dân ở địa phương tốt hơn.', en: 'Household electricity in the locality is better.' },
          shortLabel: { vi: 'Điện sinh hoạt tốt hơn', en: 'Electricity better' },
        },
        {
          ...criterion, id: '9.21', group: 'I.D',
          text: { vi: 'Nước sinh hoạt của người dân ở địa phương tốt hơn.', en: 'Household water in the locality is better.' },
          shortLabel: { vi: 'Nước sinh hoạt tốt hơn', en: 'Water better' },
        },
        {
          ...criterion, id: '9.22', group: 'I.D',
          text: { vi: 'An sinh xã hội đối với người dân ở địa phương tốt hơn.', en: 'Social security for people in the locality is better.' },
          shortLabel: { vi: 'An sinh xã hội tốt hơn', en: 'Social security better' },
        },
        {
          ...criterion, id: '9.23', group: 'I.D',
          text: { vi: 'Cơ quan hành chính nhà nước, đội ngũ cán bộ, công chức, viên chức ở địa phương có năng lực và thực thi công vụ tốt hơn.', en: 'State administrative agencies and their officials and civil servants in the locality are more capable and do their duty better.' },
          shortLabel: { vi: 'Bộ máy, công chức tốt hơn', en: 'Administration better' },
        },
        {
          ...criterion, id: '9.24', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có biển hiệu, hướng dẫn rõ ràng, giúp người dân dễ tìm, dễ thấy.', en: 'The branch of the Public Administrative Service Centre / the public administrative service point has clear signs and directions that people can easily find and see.' },
          shortLabel: { vi: 'Biển hiệu, hướng dẫn rõ ràng', en: 'Signs and directions clear' },
        },
        {
          ...criterion, id: '9.25', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có đủ ghế ngồi chờ, ghế ngồi giải quyết công việc và bàn viết cho người dân.', en: 'The branch of the Public Administrative Service Centre / the public administrative service point has enough seats for waiting and for handling business, and enough writing desks.' },
          shortLabel: { vi: 'Đủ ghế ngồi và bàn viết', en: 'Enough seats and desks' },
        },
        {
          ...criterion, id: '9.26', group: 'II.A', askIf: didProcedure,
          text: { vi: 'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có trang thiết bị phục vụ người dân đầy đủ, chất lượng tốt, giúp người dân giải quyết công việc dễ dàng hơn. (Máy lấy số xếp hàng, máy tính, máy để tra cứu thông tin, máy điều hòa, quạt mát)', en: 'The branch of the Public Administrative Service Centre / the public administrative service point has sufficient equipment of good quality that makes business easier for people. (Queue ticket machine, computers, information terminals, air conditioning, fans)' }, statementLength: 181,
          shortLabel: { vi: 'Trang thiết bị đầy đủ, tốt', en: 'Equipment sufficient and good' },
        },
        {
          ...criterion, id: '9.27', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Quy định thủ tục hành chính được niêm yết công khai tại Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công giúp người dân dễ thấy, dễ đọc.', en: 'Administrative procedures are posted publicly at the branch of the Public Administrative Service Centre / the public administrative service point so that people can easily see and read them.' },
          shortLabel: { vi: 'Thủ tục niêm yết dễ thấy, dễ đọc', en: 'Procedures posted clearly' },
        },
        {
          ...criterion, id: '9.28', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Công chức yêu cầu người dân nộp hồ sơ giải quyết thủ tục hành chính đúng theo quy định.', en: 'Civil servants ask people to file papers as the rules require.' },
          shortLabel: { vi: 'Yêu cầu hồ sơ đúng quy định', en: 'Documents as regulated' },
        },
        {
          ...criterion, id: '9.29', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Công chức yêu cầu người dân đóng phí lệ phí giải quyết thủ tục hành chính đúng theo quy định.', en: 'Civil servants ask people to pay fees as the rules require.' },
          shortLabel: { vi: 'Phí, lệ phí đúng quy định', en: 'Fees as regulated' },
        },
        {
          ...criterion, id: '9.30', group: 'II.B', askIf: didProcedure,
          text: { vi: 'Thời hạn giải quyết thủ tục hành chính cho người dân đúng theo quy định.', en: 'The time taken for administrative procedures keeps to the rules.' },
          shortLabel: { vi: 'Thời hạn đúng quy định', en: 'Time limit kept' },
        },
        {
          ...criterion, id: '9.31', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức ở Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công có thái độ giao tiếp lịch sự, tôn trọng đối với người dân.', en: 'Civil servants at the branch of the Public Administrative Service Centre / the public administrative service point are polite and respectful to people.' },
          shortLabel: { vi: 'Công chức lịch sự, tôn trọng', en: 'Officials polite, respectful' },
        },
        {
          ...criterion, id: '9.32', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức ở Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công hướng dẫn hồ sơ dễ hiểu, đầy đủ, giúp người dân có thể hoàn thiện hồ sơ sau một lần hướng dẫn.', en: 'Civil servants at the branch of the Public Administrative Service Centre / the public administrative service point explain the papers clearly and fully, so that people can complete them after being told once.' },
          shortLabel: { vi: 'Hướng dẫn dễ hiểu, một lần là đủ', en: 'Guidance clear the first time' },
        },
        {
          ...criterion, id: '9.33', group: 'II.C', askIf: didProcedure,
          text: { vi: 'Công chức ở Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công tuân thủ đúng quy định trong giải quyết thủ tục hành chính cho người dân.', en: 'Civil servants at the branch of the Public Administrative Service Centre / the public administrative service point follow the rules in handling administrative procedures.' },
          shortLabel: { vi: 'Công chức làm đúng quy định', en: 'Officials follow the rules' },
        },
        {
          ...criterion, id: '9.34', group: 'II.D', askIf: didProcedure,
          text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân được trả đúng hẹn.', en: 'Results of administrative procedures are returned on the appointed day.' },
          shortLabel: { vi: 'Trả kết quả đúng hẹn', en: 'Result on time' },
        },
        {
          ...criterion, id: '9.35', group: 'II.D', askIf: didProcedure,
          text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân có thông tin đầy đủ, chính xác.', en: 'Results of administrative procedures hold complete and exact information.' },
          shortLabel: { vi: 'Kết quả đầy đủ, chính xác', en: 'Result complete and exact' },
        },
        {
          ...criterion, id: '9.36', group: 'II.D', askIf: didProcedure,
          text: { vi: 'Kết quả giải quyết thủ tục hành chính cho người dân đảm bảo tính công bằng.', en: 'Results of administrative procedures are fair.' },
          shortLabel: { vi: 'Kết quả công bằng', en: 'Result fair' },
        },
        {
          ...criterion, id: '9.37', group: 'II.E', askIf: petitioned,
          text: { vi: 'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công bố trí hình thức tiếp nhận phản ánh, kiến nghị, giúp người dân phản ánh, kiến nghị dễ dàng.', en: 'The branch of the Public Administrative Service Centre / the public administrative service point offers ways to complain and petition that are easy for people.' },
          shortLabel: { vi: 'Dễ phản ánh, kiến nghị', en: 'Easy to complain or petition' },
        },
        {
          ...criterion, id: '9.38', group: 'II.E', askIf: petitioned,
          text: { vi: 'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công tiếp nhận, xử lý phản ánh, kiến nghị của người dân đúng quy định.', en: 'The branch of the Public Administrative Service Centre / the public administrative service point receives and handles complaints and petitions according to the rules.' },
          shortLabel: { vi: 'Xử lý kiến nghị đúng quy định', en: 'Petitions handled as regulated' },
        },
        {
          ...criterion, id: '9.39', group: 'II.E', askIf: petitioned,
          text: { vi: 'Chi nhánh Trung tâm Phục vụ hành chính công/Điểm phục vụ hành chính công thông báo kết quả xử lý phản ánh kiến nghị cho người dân kịp thời.', en: 'The branch of the Public Administrative Service Centre / the public administrative service point tells people in time how their complaints and petitions were handled.' },
          shortLabel: { vi: 'Báo kết quả xử lý kịp thời', en: 'Told of the outcome in time' },
        },
      ],
    },
    {
      type: 'grid', role: 'expectation', provenance: 'copy_of_official', id: '10',
      text: { vi: 'Xin Ông/Bà cho biết mức độ mong muốn của Ông/Bà đối với chính quyền địa phương trong việc cải thiện chất lượng phục vụ người dân trên các nội dung trong bảng dưới đây?', en: 'How much do you want the local authorities to improve their service to people in the matters in the table below?' },
      shortLabel: { vi: 'Nhu cầu, mong đợi', en: 'Needs and expectations' },
      rows: [
        {
          ...expectation, id: '10.1',
          text: { vi: 'Nâng cao tính công khai, minh bạch trong cung cấp thông tin cho người dân.', en: 'More openness and transparency in giving information to people.' },
          shortLabel: { vi: 'Mong: công khai, minh bạch hơn', en: 'Want: more openness' },
        },
        {
          ...expectation, id: '10.2',
          text: { vi: 'Tăng cường trách nhiệm giải trình của chính quyền đối với người dân.', en: 'More accountability of the authorities to the people.' },
          shortLabel: { vi: 'Mong: trách nhiệm giải trình cao hơn', en: 'Want: more accountability' },
        },
        {
          ...expectation, id: '10.3',
          text: { vi: 'Mở rộng các cơ hội tham gia giám sát của người dân đối với hoạt động của chính quyền.', en: 'More opportunities for people to oversee the work of the authorities.' },
          shortLabel: { vi: 'Mong: người dân được giám sát nhiều hơn', en: 'Want: more oversight by people' },
        },
        {
          ...expectation, id: '10.4',
          text: { vi: 'Nâng cao hiệu lực, hiệu quả hoạt động của chính quyền địa phương.', en: 'Local authorities that work more effectively and efficiently.' },
          shortLabel: { vi: 'Mong: chính quyền hiệu quả hơn', en: 'Want: more effective government' },
        },
        {
          ...expectation, id: '10.5',
          text: { vi: 'Tăng cường cơ sở vật chất, trang thiết bị phục vụ giải quyết công việc cho người dân.', en: 'Better facilities and equipment for handling business.' },
          shortLabel: { vi: 'Mong: cơ sở vật chất tốt hơn', en: 'Want: better facilities' },
        },
        {
          ...expectation, id: '10.6',
          text: { vi: 'Nâng cao năng lực của cán bộ, công chức, viên chức trong giải quyết công việc cho người dân.', en: "More capable officials and civil servants in handling people's business." },
          shortLabel: { vi: 'Mong: cán bộ, công chức giỏi hơn', en: 'Want: more capable officials' },
        },
        {
          ...expectation, id: '10.7',
          text: { vi: 'Nâng cao tinh thần, thái độ phục vụ của cán bộ, công chức, viên chức đối với người dân trong giải quyết công việc cho người dân.', en: "A better spirit and attitude of officials and civil servants in handling people's business." },
          shortLabel: { vi: 'Mong: thái độ phục vụ tốt hơn', en: 'Want: better attitude' },
        },
        {
          ...expectation, id: '10.8',
          text: { vi: 'Tăng cường ứng dụng công nghệ thông tin, chuyển đổi số trong giải quyết công việc cho người dân.', en: "More information technology and digital transformation in handling people's business." },
          shortLabel: { vi: 'Mong: công nghệ, chuyển đổi số', en: 'Want: more digital service' },
        },
        {
          ...expectation, id: '10.9',
          text: { vi: 'Nâng cao chất lượng cung ứng dịch vụ công trực tuyến để tạo điều kiện thuận lợi, dễ dàng cho người dân trong thực hiện dịch vụ công trực tuyến.', en: 'Better online public services that are convenient and easy for people to use.' },
          shortLabel: { vi: 'Mong: dịch vụ trực tuyến tốt hơn', en: 'Want: better online services' },
        },
        {
          ...expectation, id: '10.10',
          text: { vi: 'Nâng cao chất lượng tiếp nhận, giải quyết ý kiến góp ý, phản ánh, kiến nghị của người dân.', en: 'Better receiving and handling of comments, complaints and petitions.' },
          shortLabel: { vi: 'Mong: xử lý góp ý tốt hơn', en: 'Want: better handling of feedback' },
        },
      ],
    },
    {
      type: 'text', role: 'open', provenance: 'copy_of_official', id: '11',
      text: { vi: 'Ý kiến khác (xin Ông/Bà ghi cụ thể):', en: 'Other opinions (please write):' },
      shortLabel: { vi: 'Ý kiến khác', en: 'Other opinion' },
    },
  ],
};
