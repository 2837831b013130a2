/** Text as XML may hold it: characters that XML 1.0 forbids are left out, the rest is escaped. */
// eslint-disable-next-line no-control-regex -- these are the characters to leave out
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
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
