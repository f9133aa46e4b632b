import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

import { hasArabic, isTurnedRound, logicalOrder, repairArabic } from '../../../text/index.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { NO_META, type ParseDoubt, ParseError, type Parsed } from './parsed.ts';
import { linesOf, paragraphsOf, type PdfLine, type PdfRun } from './pdf-layout.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** Below this score a text is told to be doubtful, even where nothing was changed. */
const SCORE_GOOD = 0.97;

/**
 * The text of a PDF, its Arabic put into reading order. Pages that are pictures give none and are named; a file of nothing else is
 * refused.
 */
export async function readPdf(bytes: Uint8Array): Promise<Parsed> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > INPUT_LIMITS.pdfPages) throw new ParseError({ kind: 'too-many-pages', pages: pdf.numPages });
    const pages: (readonly PdfLine[])[] = [];
    const scanned: number[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const lines = linesOf(await runsOf(page));
      if (lines.length === 0 && (await hasPicture(page))) scanned.push(number);
      pages.push(lines);
      page.cleanup();
    }
    if (scanned.length > 0 && pages.every((lines) => lines.length === 0)) {
      throw new ParseError({ kind: 'scanned', pages: scanned.length });
    }
    const { text, doubts } = repaired(paragraphsOf(pages));
    if (scanned.length > 0) doubts.push({ kind: 'scanned-pages', pages: scanned });
    return { meta: { ...NO_META, ...(await metaOf(pdf)) }, text, doubts };
  } finally {
    await pdf.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new ParseError({ kind: 'encrypted' });
    throw error;
  }
}

async function runsOf(page: Page): Promise<readonly PdfRun[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item): readonly PdfRun[] => {
    if (!('str' in item)) return [];
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
    const height = item.height || Math.hypot(b, d) || Math.abs(a);
    return [{ text: item.str, fromRight: item.dir === 'rtl', x, y, width: item.width, height }];
  });
}

async function hasPicture(page: Page): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const pictures = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
  const { fnArray } = await page.getOperatorList();
  return (fnArray as readonly number[]).some((operator) => pictures.has(operator));
}

function repaired(text: string): { readonly text: string; readonly doubts: ParseDoubt[] } {
  if (!hasArabic(text)) return { text, doubts: [] };
  const isTurned = isTurnedRound(text);
  const ordered = isTurned ? text.replace(/.+/gu, (line) => logicalOrder(line, true)) : text;
  const result = repairArabic(ordered);
  const score = isTurned ? Math.min(result.score, 0.9) : result.score;
  const changed = isTurned || result.repaired > 0;
  return {
    text: result.text,
    doubts: changed || score < SCORE_GOOD ? [{ kind: 'pdf-repaired', score, repaired: result.repaired }] : [],
  };
}

/** Programs that print put the name of a file or of themselves where the title belongs. */
const NO_TITLE = /^(?:untitled|microsoft word|document\d*|بدون عنوان)|\.(?:docx?|pdf|indd|qxd|html?)$/iu;

async function metaOf(pdf: Pdf): Promise<{ readonly title: string | null; readonly author: string | null }> {
  const { info } = (await pdf.getMetadata()) as unknown as { readonly info: Readonly<Record<string, unknown>> };
  const value = (name: string): string | null => {
    const text = info[name];
    return typeof text === 'string' && text.trim() !== '' && !text.includes('\ufffd') ? text.trim() : null;
  };
  const title = value('Title');
  return { title: title === null || NO_TITLE.test(title) ? null : title, author: value('Author') };
}
