/** Text for XML 1.0. */

/** Whatever XML 1.0 does not allow, however it is written: control characters and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A reader would make spaces of them within an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** The text as it may stand within an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'\t\n\r]/gu, (character) => ENTITIES[character] ?? character);
}

/** An element on a line of its own, with `children` already written; attributes without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeXml(String(value))}"`]))
    .join('');
  if (children.length === 0) return `<${name}${written}/>`;
  const isText = children.length === 1 && !children[0]?.startsWith('<');
  return isText
    ? `<${name}${written}>${children[0]}</${name}>`
    : `<${name}${written}>\n${children.join('\n')}\n</${name}>`;
}
