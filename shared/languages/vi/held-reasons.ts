/** Why a response is held, by the code in its receipt. */
export const heldReasons = {
  campaign_unknown: 'Không có đợt khảo sát này',
  campaign_not_open: 'Đợt khảo sát chưa mở hoặc đã đóng',
  questionnaire_unknown: 'Phiếu trả lời theo phiên bản bảng hỏi khác với đợt này',
  unit_unknown: 'Không có đơn vị này',
  place_unknown: 'Không có địa bàn này',
  place_mismatch: 'Địa bàn không thuộc đơn vị ghi trong phiếu',
  payload_unreadable: 'Không đọc được nội dung phiếu',
  answer_illegal: 'Có câu trả lời không hợp lệ',
  answer_routed_out: 'Có câu trả lời cho câu không phải hỏi',
  same_id_other_content: 'Mã phiếu đã có với nội dung khác',
  device_mismatch: 'Phiếu do thiết bị khác lập',
  device_revoked: 'Thiết bị đã bị thu hồi',
  not_assigned: 'Địa bàn không được phân công cho người này',
  device_unknown: 'Thiết bị lập phiếu chưa được ghi danh',
  signature_bad: 'Chữ ký của thiết bị không đúng',
  key_unknown: 'Máy chủ không có khóa để mở phiếu',
};
