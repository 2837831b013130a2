/** Words for what happened to the copies of responses on a device: what, how many, what came back, what to do. */
export const incidents = {
  title: 'Nơi lưu phiếu trên máy vừa có sự cố',
  titleLost: 'Máy đã mất phiếu',

  shelf_emptied: 'Trình duyệt đã mất nơi lưu phiếu trên máy này.',
  shelf_shortened: 'Nơi lưu phiếu bị thiếu phiếu.',
  shelf_replaced: 'Trình duyệt không mở được nơi lưu phiếu cũ. Máy đã mở nơi lưu mới, nơi cũ để nguyên.',
  response_altered: 'Có phiếu bị hỏng trên máy.',
  responses_lost: 'Mất {count} phiếu: hai bản trên máy đều không còn.',
  responses_lostThen: 'Phiếu nào máy chủ đã nhận thì vẫn còn ở máy chủ.',
  identity_lost: 'Máy mất khóa đã ghi danh và làm tiếp với khóa mới.',
  identity_lostThen: 'Máy chủ tạm giữ phiếu mới đến khi máy ghi danh lại.',
  journal_damaged: 'Bản thứ hai có {count} chỗ hỏng. Máy đã chép lại từ nơi lưu chính.',
  journal_damagedThen: 'Không phiếu nào bị mất vì việc này.',

  broughtBack: 'Đã lấy lại {count} phiếu từ bản thứ hai.',
  broughtBackNone: 'Không có phiếu đã lưu nào phải lấy lại.',
  draftsGone: 'Phiếu nháp đang làm dở thì không lấy lại được.',
  draftsOlder: 'Mở lại phiếu nháp và xem các câu cuối: có thể thiếu câu vừa trả lời.',

  next: 'Việc cần làm',
  nextLost: 'Báo giám sát viên ngay: mất {count} phiếu, máy {device}.',
  nextLostBare: 'Báo giám sát viên ngay: mất {count} phiếu.',
  nextIdentity: 'Đến nơi có mạng và đăng nhập lại để ghi danh máy.',
  nextSend: 'Đến nơi có mạng và mở ứng dụng để gửi phiếu.',
  told: 'Văn phòng cũng được báo ở lần gửi tới.',
  seen: 'Tôi đã đọc, làm tiếp',

  section: 'Sự cố đã ghi lại',
  none: 'Chưa có sự cố nào.',
  staffNote: 'Dành cho nhân viên: nơi lưu đánh giá trên máy vừa có sự cố.',
  staffOpen: 'Xem sự cố',
};
export type IncidentWords = typeof incidents;
