/** What a quotation is taken from. */
export interface Citation {
  readonly quotation: string;
  readonly outlet: string;
  readonly title: string;
  /** In words, in the language of the interface. */
  readonly date: string;
  /** Shown after the date, such as that a text was written for demonstration; null where there is none. */
  readonly remark: string | null;
  readonly link: string;
}

/** A quotation as plain text with where it stands; the link on a line of its own, so that no direction mixes into it. */
export function citationText({ quotation, outlet, title, date, remark, link }: Citation, comma: string): string {
  const source = [outlet, `«${title}»`, date, ...(remark === null ? [] : [remark])].join(comma);
  return `«${quotation}»\n${source}\n${link}\n`;
}

/** Puts `text` on the clipboard; false where the browser does not let a page do so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // The caller says so.
  }
}
