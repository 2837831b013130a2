/** Text as XML may hold it: characters that XML 1.0 forbids are left out, the rest is escaped. */
const forbidden = /(?![\t\n\r])\p{Cc}(?<![\u007F-\u009F])|[\uFFFE\uFFFF]|\p{Cs}/gu;
/** A spreadsheet reads `_x000D_` in a text as a character code; its own underscore is written as one. */
const looksLikeCode = /_(?=x[0-9A-Fa-f]{4}_)/g;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** For element content and attribute values. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '').replace(looksLikeCode, '_x005F_').replace(/[&<>"\r]/g, (each) => escapes[each] ?? each);
}

/** For attribute values that are names, where character codes mean nothing. */
export function xmlName(text: string): string {
  return text.replace(forbidden, '').replace(/[\r\n\t]/g, ' ').replace(/[&<>"]/g, (each) => escapes[each] ?? each);
}
