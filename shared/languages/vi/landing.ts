/** The first page: which app to open. */
export const landing = {
  title: 'Hài Lòng',
  lead: 'Khảo sát sự hài lòng của người dân: từ buổi phỏng vấn không có mạng đến bảng xếp hạng.',
  doors: 'Chọn nơi làm việc',
  field: 'Điều tra viên',
  fieldNote: 'Phỏng vấn trên điện thoại, cả ngày không cần mạng; phiếu tự gửi khi có mạng lại.',
  kiosk: 'Máy đặt tại quầy',
  kioskNote: 'Người dân tự đánh giá trên máy tính bảng ở nơi tiếp nhận hồ sơ.',
  admin: 'Quản trị',
  adminNote: 'Theo dõi tiến độ, xem chỉ số và xếp hạng, tải kết quả.',
  demonstration: 'Dữ liệu minh họa: tỉnh Sao Mai không có thật, phiếu do chương trình tạo ra.',
  tryAs: 'Đăng nhập thử:',
  tryPassword: 'Mật khẩu thử chung:',
  tryElsewhere: 'Tên và mật khẩu thử in ở cửa sổ chạy máy chủ.',
  noServer: 'Máy chủ chưa trả lời. Việc trên máy này vẫn làm được, phiếu sẽ gửi sau.',
  noAdmin: 'Chưa có người quản trị. Vào Quản trị để tạo tài khoản đầu tiên.',
  language: 'Ngôn ngữ',
  version: 'Phiên bản {version}',
};
export type LandingWords = typeof landing;
