/** What a page says when the browser cannot run it. */
export const browserCheck = {
  title: 'Chưa mở được trang này',
  browser: 'Trình duyệt này chưa đủ mới. Hãy dùng Chrome (hoặc trình duyệt nhân Chromium) từ bản 109 trở lên, trên Android 8 trở lên, rồi mở lại trang.',
  insecure: 'Trang này cần địa chỉ bắt đầu bằng https:// (hoặc localhost trên chính máy chủ) để giữ phiếu an toàn. Hãy xin người quản trị địa chỉ đúng.',
  storage: 'Trình duyệt không cho trang này giữ dữ liệu trên máy. Hãy tắt chế độ ẩn danh, cho phép lưu dữ liệu trang web, rồi mở lại trang.',
  noScript: 'Trang này cần JavaScript. Hãy bật JavaScript trong cài đặt trình duyệt rồi mở lại trang.',
};
export type BrowserCheckWords = typeof browserCheck;
