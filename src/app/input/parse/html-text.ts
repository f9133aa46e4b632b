import { type DomElement, type DomNode, ELEMENT_NODE, TEXT_NODE } from './dom.ts';

/** What shows no text of the page. */
const SILENT = new Set([
  'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'CANVAS', 'AUDIO', 'VIDEO', 'BUTTON', 'SELECT',
  'TEXTAREA', 'INPUT', 'FORM', 'HEAD',
]); // prettier-ignore

/** What begins and ends a line of its own. */
const BLOCKS = new Set([
  'ADDRESS', 'ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'CENTER', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'FIGCAPTION', 'FIGURE',
  'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'NAV', 'OL', 'P', 'PRE', 'SECTION', 'SUMMARY',
  'TABLE', 'TBODY', 'TFOOT', 'THEAD', 'TR', 'UL',
]); // prettier-ignore

const CELLS = new Set(['TD', 'TH']);

/**
 * The text of a page as a reader sees it: a line for each block, blanks and line breaks of the source shown as one blank. Walks
 * with a list instead of calling itself, because broken pages are nested thousands deep.
 */
export function textOfHtml(root: DomElement): string {
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const text = line.replace(/[ \t\n\f\r\u00a0]+/gu, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const waiting: (DomNode | typeof endLine)[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'function') {
      next();
      continue;
    }
    if (next.nodeType === TEXT_NODE) {
      line += next.textContent ?? '';
      continue;
    }
    const name = next.nodeName.toUpperCase();
    if (SILENT.has(name) || (next.nodeType === ELEMENT_NODE && isHidden(next as DomElement))) continue;
    if (name === 'BR') endLine();
    if (BLOCKS.has(name)) {
      endLine();
      waiting.push(endLine);
    } else if (CELLS.has(name) && line.trim() !== '') {
      line += ' | ';
    }
    for (let index = next.childNodes.length - 1; index >= 0; index -= 1) {
      const child = next.childNodes[index];
      if (child) waiting.push(child);
    }
  }
  endLine();
  return lines.join('\n\n');
}

function isHidden(element: DomElement): boolean {
  return element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true';
}
