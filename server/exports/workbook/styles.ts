/** The few looks of a cell. The number is the cell's `s` attribute: the position in `cellXfs` below. */
export type CellLook = 'plain' | 'title' | 'header' | 'count' | 'percent' | 'wrapped' | 'strong' | 'strongCount' | 'strongPercent' | 'warning' | 'note' | 'item' | 'points' | 'strongPoints' | 'places';

const looks: readonly CellLook[] = [
  'plain', 'title', 'header', 'count', 'percent', 'wrapped', 'strong', 'strongCount', 'strongPercent', 'warning', 'note', 'item',
  'points', 'strongPoints', 'places',
];

export function lookNumber(look: CellLook): number {
  return looks.indexOf(look);
}

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const percentFormat = 164;
const pointsFormat = 165;
const placesFormat = 166;
const thousandsFormat = 3;

/** `styles.xml` for figures with so many decimals. The percent sign is literal: the cell holds 92.88, as it is published; an exact hundred shows no decimals. */
export function stylesXml(decimals: number): string {
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  const percent = `[=100]0&quot;%&quot;;${digits}&quot;%&quot;`;
  const font = ({ bold = false, size = 11, color = '' } = {}): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${color === '' ? '' : `<color rgb="${color}"/>`}<name val="Times New Roman"/><family val="1"/></font>`;
  const xf = (numberFormat: number, fontNumber: number, { fill = 0, alignment = '', border = 1 } = {}): string =>
    `<xf numFmtId="${numberFormat}" fontId="${fontNumber}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${
      alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</xf>`}`;
  const wrap = '<alignment vertical="top" wrapText="1"/>';
  const inset = '<alignment horizontal="left" indent="1"/>';
  const heading = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
  const line = (side: string): string => `<${side} style="thin"><color rgb="FFB8C2CC"/></${side}>`;
  const formats = [
    xf(0, 0, { alignment: inset }), xf(0, 2, { border: 0 }), xf(0, 1, { fill: 2, alignment: heading }), xf(thousandsFormat, 0), xf(percentFormat, 0),
    xf(0, 0, { alignment: wrap }), xf(0, 1, { alignment: inset }), xf(thousandsFormat, 1), xf(percentFormat, 1), xf(0, 3, { border: 0 }), xf(0, 0, { border: 0 }),
    xf(0, 1, { alignment: wrap }), xf(pointsFormat, 0), xf(pointsFormat, 1), xf(placesFormat, 0),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${mainNamespace}"><numFmts count="3"><numFmt numFmtId="${percentFormat}" formatCode="${percent}"/>`
    + `<numFmt numFmtId="${pointsFormat}" formatCode="+${digits};-${digits};${digits}"/><numFmt numFmtId="${placesFormat}" formatCode="+0;-0;0"/></numFmts>`
    + `<fonts count="4">${font()}${font({ bold: true })}${font({ bold: true, size: 13 })}${font({ bold: true, color: 'FFB00020' })}</fonts>`
    + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    + '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills>'
    + '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    + `<border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border></borders>`
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
}
