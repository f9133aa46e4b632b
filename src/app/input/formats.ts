import { extname } from 'node:path';

import type { SourceFormat } from '../../model/index.ts';
import type { ReadSource, Source } from './source.ts';

/** A kind of file: how it is known, and what reads it. An archive is no article, and has no format of its own. */
interface InputFormat {
  readonly format: SourceFormat | 'zip';
  readonly extensions: readonly string[];
  readonly mediaTypes: readonly string[];
  /** True for a file that holds many articles, and may be larger. */
  readonly isContainer: boolean;
  /** Loads what reads it; readers and their libraries are loaded with their first file. */
  readonly load: () => Promise<ReadSource>;
}

/** Every kind of file that can be read; the table in docs/formats.md has a line for each. */
export const INPUT_FORMATS: readonly InputFormat[] = [
  {
    format: 'text',
    extensions: ['.txt', '.text'],
    mediaTypes: ['text/plain'],
    isContainer: false,
    load: async () => (await import('./read-text.ts')).readText,
  },
  {
    format: 'markdown',
    extensions: ['.md', '.markdown'],
    mediaTypes: ['text/markdown'],
    isContainer: false,
    load: async () => (await import('./read-text.ts')).readText,
  },
  {
    format: 'html',
    extensions: ['.html', '.htm', '.xhtml'],
    mediaTypes: ['text/html', 'application/xhtml+xml'],
    isContainer: false,
    load: async () => (await import('./read-parsed.ts')).readHtmlPage,
  },
  {
    format: 'docx',
    extensions: ['.docx'],
    mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    isContainer: false,
    load: async () => (await import('./read-parsed.ts')).readDocx,
  },
  {
    format: 'pdf',
    extensions: ['.pdf'],
    mediaTypes: ['application/pdf'],
    isContainer: false,
    load: async () => (await import('./read-parsed.ts')).readPdf,
  },
  {
    format: 'csv',
    extensions: ['.csv', '.tsv', '.tab'],
    mediaTypes: ['text/csv', 'text/tab-separated-values'],
    isContainer: true,
    load: async () => (await import('./read-table.ts')).readTable,
  },
  {
    format: 'json',
    extensions: ['.json'],
    mediaTypes: ['application/json'],
    isContainer: true,
    load: async () => (await import('./read-json.ts')).readJson,
  },
  {
    format: 'jsonl',
    extensions: ['.jsonl', '.ndjson'],
    mediaTypes: ['application/x-ndjson', 'application/jsonl'],
    isContainer: true,
    load: async () => (await import('./read-json.ts')).readJsonLines,
  },
  {
    format: 'feed',
    extensions: ['.rss', '.atom', '.xml'],
    mediaTypes: ['application/rss+xml', 'application/atom+xml', 'application/feed+json', 'application/xml', 'text/xml'],
    isContainer: true,
    load: async () => (await import('./read-feed.ts')).readFeedFile,
  },
  {
    format: 'zip',
    extensions: ['.zip'],
    mediaTypes: ['application/zip', 'application/x-zip-compressed'],
    isContainer: true,
    load: async () => (await import('./read-archive.ts')).readArchive,
  },
];

const BY_EXTENSION = new Map(INPUT_FORMATS.flatMap((each) => each.extensions.map((extension) => [extension, each])));
const BY_MEDIA_TYPE = new Map(INPUT_FORMATS.flatMap((each) => each.mediaTypes.map((type) => [type, each])));

/** True for a name that says a kind of file which can be read. */
export function hasKnownExtension(name: string): boolean {
  return BY_EXTENSION.has(extname(name).toLowerCase());
}

/** The kind of a source: by what the server calls it, by its name, and where neither tells, by how it begins. */
export function formatOf({ path, bytes, fetched }: Source): InputFormat {
  const mediaType = fetched?.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const known = fetched ? BY_MEDIA_TYPE.get(mediaType) : BY_EXTENSION.get(extname(path).toLowerCase());
  const begins = byBeginning(bytes);
  if (begins?.format === 'feed' && known?.format === 'json') return begins;
  // A page may be sent as plain text or saved as a PDF, an archive as whatever; what begins unmistakably is what it begins as.
  if (begins !== null && (known === undefined || known.format === 'text' || isBinary(begins) || isBinary(known))) {
    return begins;
  }
  return known ?? named('text');
}

function isBinary({ format }: InputFormat): boolean {
  return format === 'pdf' || format === 'docx' || format === 'zip';
}

function named(format: InputFormat['format']): InputFormat {
  const found = INPUT_FORMATS.find((each) => each.format === format);
  if (!found) throw new Error(`no format ${format}`);
  return found;
}

/** Characters of a source that are looked at to tell its kind. */
const BEGINNING = 2048;

function byBeginning(bytes: Uint8Array): InputFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, BEGINNING)).toString('latin1');
  if (/^[\s\S]{0,1024}%PDF-\d/u.test(head)) return named('pdf');
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006'))
    return named(/\[Content_Types\]\.xml|word\//u.test(head) ? 'docx' : 'zip');
  const text = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^(?:<!doctype html|<html[\s>]|<!--[\s\S]{0,400}?-->\s*<(?:!doctype|html))/iu.test(text)) return named('html');
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]/iu.test(text)) return named('feed');
  if (/^<\?xml[^>]*>\s*<!doctype html/iu.test(text)) return named('html');
  if (/^\{[\s\S]{0,400}"version"\s*:\s*"https:..jsonfeed\.org/u.test(text)) return named('feed');
  if (/^\[\s*[{\]]/u.test(text)) return named('json');
  if (/^\{\s*"/u.test(text)) return named(/\}\s*\n\s*\{/u.test(head) || !head.includes('\n') ? 'jsonl' : 'json');
  return null;
}
