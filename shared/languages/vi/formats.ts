/** How figures are written in Vietnamese: comma for decimals, dot for thousands, no space before %. */
export const formats = {
  decimalSign: ',',
  thousandsSign: '.',
  percent: '{digits}%',
  /** An exact hundred is published without decimals. */
  wholeHundred: '100%',
  day: '{day}/{month}/{year}',
  dayMonth: '{day}/{month}',
  weekdays: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
};
export type Formats = typeof formats;
