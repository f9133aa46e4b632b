/**
 * What the server tells in a sentence of its own holds days as EDTF: «2019-04-04/.. (مرويّ): موقف فرنسا…». They are shown as the
 * settings say. What stands between quotation marks are words of an article, and stays as it was written.
 */
const QUOTED = /(«[^»]*»|“[^”]*”)/u;
const POINT = String.raw`\d{4}-\d\d(?:-\d\d)?[~?%]?`;
const EDTF = new RegExp(
  String.raw`(?<![\w-])(?:${POINT}/(?:${POINT}|\d{4}|\.\.)|\.\./${POINT}|\d{4}/\.\.|\.\./\d{4}|${POINT})(?![\w-])`,
  'gu',
);

/** The sentence with its days by `date`, and its other digits by `digits`, outside of quotations. */
export function withDates(told: string, date: (edtf: string) => string, digits: (text: string) => string): string {
  return told
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? part : digits(part.replace(EDTF, (edtf) => date(edtf)))))
    .join('');
}
