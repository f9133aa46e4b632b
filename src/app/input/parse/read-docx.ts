import mammoth from 'mammoth';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

import { INPUT_LIMITS } from '../limits.ts';
import { NO_META, ParseError, type Parsed } from './parsed.ts';
import { textOfFragment } from './read-html.ts';

/** Bytes of the part that holds title and author. */
const PROPERTIES_BYTES_MAX = 1024 * 1024;
const PROPERTIES = 'docProps/core.xml';

/** The text of a Word document by mammoth: headings, paragraphs, lists, tables and notes, a line each; no pictures. */
export async function readDocx(bytes: Uint8Array): Promise<Parsed> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const properties = await readProperties(buffer);
  const { value: html } = await mammoth.convertToHtml(
    { buffer },
    { externalFileAccess: false, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  return {
    meta: { ...NO_META, title: elementIn(properties, 'dc:title'), author: elementIn(properties, 'dc:creator') },
    text: textOfFragment(html),
    doubts: [],
  };
}

/** The part with title and author; empty where there is none. Refuses an archive that says it is too large, before it is unpacked. */
async function readProperties(buffer: Buffer): Promise<string> {
  const zip = await fromBufferPromise(buffer, { lazyEntries: true });
  let size = 0;
  let found: Entry | null = null;
  for await (const entry of zip.eachEntry()) {
    size += entry.uncompressedSize;
    if (size > INPUT_LIMITS.documentBytes * 4) {
      throw new ParseError({
        kind: 'damaged',
        reason: `it unpacks to more than ${INPUT_LIMITS.documentBytes * 4} bytes`,
      });
    }
    if (entry.fileName === PROPERTIES && entry.uncompressedSize <= PROPERTIES_BYTES_MAX) found = entry;
  }
  return found === null ? '' : readEntry(zip, found);
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function elementIn(xml: string, name: string): string | null {
  const content = new RegExp(`<${name}[^>]*>(?<content>[^<]*)</${name}>`, 'u').exec(xml)?.groups?.['content'] ?? '';
  const text = content
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim();
  return text === '' ? null : text;
}
