/** Words of the two commands that need no server: `questionnaires` and `index`. */
export const indexCommand = {
  notAllowed: '--{option} không nhận "{value}". Hãy dùng một trong: {allowed}.',
  unknownQuestionnaire: 'Không có bảng hỏi "{given}" và không đọc được tệp nào tên như vậy. Bảng hỏi có sẵn: {known}.',
  unknownMethod: 'Không có cách tính "{given}" và không đọc được tệp nào tên như vậy. Cách tính có sẵn: {known}.',
  missingColumns: 'Tệp không có cột của các câu sau, coi như chưa trả lời: {columns}',
  missingPositions: 'Tệp không có các cột sau, coi như để trống, trọng số 1: {columns}',
  leftOut: '{count} ô trên đây không dùng được nên coi như chưa trả lời; các câu ấy không vào chỉ số.',
  badRows: 'Có chỗ sai nên không tính gì cả. Hãy sửa các dòng trên rồi chạy lại.',
  refused: 'Không đọc được tệp này như bảng phiếu.',
  questionnaireLine: '{id}  v{version}  {criteria} tiêu chí  {title}',
  figureLine: '{id}  {index}  ({answered} câu trả lời, {n} phiếu)',
};
