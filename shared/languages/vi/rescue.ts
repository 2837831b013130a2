/** Words of the rescue file: finished responses that leave the phone by another road than the network. */
export const rescue = {
  title: 'Tệp cứu hộ',
  why: 'Khi lâu không có mạng hoặc sợ mất máy: lưu phiếu chưa gửi thành một tệp, giao cho giám sát viên hoặc chép sang máy khác. Nộp nhiều lần vẫn chỉ tính một.',
  sealed: 'Phiếu trong tệp đã niêm phong, người cầm tệp không đọc được câu trả lời.',
  unsealed: 'Trong tệp có {count} phiếu chưa niêm phong. Chỉ giao tệp cho giám sát viên.',
  spoiled: 'Có {count} phiếu bị hỏng trên máy nên không vào tệp. Đóng ứng dụng rồi mở lại để máy lấy bản thứ hai.',
  nothing: 'Máy chủ đã nhận hết phiếu, chưa cần tệp cứu hộ.',
  save: 'Lưu tệp {count} phiếu',
  share: 'Gửi tệp {count} phiếu',
  saved: 'Đã lưu tệp {name}. Phiếu vẫn còn trên máy này.',
  shared: 'Đã trao tệp. Phiếu vẫn còn trên máy này.',
  notMade: 'Máy chưa lưu được tệp. Xóa bớt ảnh hoặc ứng dụng cho trống máy rồi thử lại.',

  takeTitle: 'Nhận tệp của máy khác',
  takeWhy: 'Máy này gửi hộ khi có mạng. Phiếu vẫn thuộc về người đã phỏng vấn.',
  take: 'Chọn tệp cứu hộ',
  taking: 'Đang đọc tệp',
  taken: 'Đã nhận {count} phiếu từ tệp. Máy tự gửi khi có mạng.',
  takenNone: 'Mọi phiếu trong tệp đã có trên máy này.',
  takenDamaged: 'Một phần tệp bị hỏng. Giữ tệp gốc và lưu lại một tệp mới từ máy cũ nếu còn.',
  takenShort: 'Tệp thiếu phiếu so với lúc lưu. Chép lại tệp gốc rồi chọn lần nữa.',
  notRescue: 'Đây không phải tệp cứu hộ. Không có gì thay đổi trên máy.',
  notTaken: 'Máy chưa giữ được phiếu trong tệp. Xóa bớt ảnh hoặc ứng dụng cho trống máy rồi thử lại.',
  carried: 'từ máy khác',
};
export type RescueWords = typeof rescue;
