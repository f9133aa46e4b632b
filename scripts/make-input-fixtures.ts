/**
 * Writes `test/inputs/`: the articles of the sample case in every format that Marsad reads. The results are committed; run this
 * again after a change here or in the samples.
 *
 *   npx tsx scripts/make-input-fixtures.ts
 *
 * The PDF is printed by Chromium, which must be installed. All else is written here.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { parse } from 'yaml';
import { ZipFile } from 'yazl';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'test', 'inputs');

interface Sample {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
  readonly paragraphs: readonly string[];
}

function readSample(name: string): Sample {
  const [, front = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n\s*([\s\S]*)$/u.exec(readFileSync(join(ROOT, 'samples', 'libya', `${name}.md`), 'utf8')) ??
    [];
  const meta = parse(front, { schema: 'failsafe' }) as Omit<Sample, 'paragraphs'>;
  return {
    ...meta,
    paragraphs: body
      .trim()
      .split(/\n\s*\n/u)
      .map((paragraph) => paragraph.replace(/\s+/gu, ' ')),
  };
}

const [first, second, third] = ['sample-01', 'sample-02', 'sample-03'].map(readSample) as [Sample, Sample, Sample];
const all = [first, second, third];

function write(name: string, content: string | Uint8Array): void {
  const path = join(FOLDER, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const paragraphsOf = (sample: Sample): string => sample.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('\n');

const MENU = `<header><nav><ul>${['الرئيسية', 'سياسة', 'اقتصاد', 'رياضة', 'اتصل بنا']
  .map((name) => `<li><a href="/${encodeURIComponent(name)}">${name}</a></li>`)
  .join('')}</ul></nav></header>`;
const RELATED = `<aside class="related"><h3>اقرأ أيضاً</h3><ul>${all
  .map(({ title }) => `<li><a href="/other">${escape(title)}</a></li>`)
  .join('')}</ul></aside>`;
const FOOTER =
  '<footer><p>جميع الحقوق محفوظة</p><form><input name="mail"><button>اشترك في النشرة</button></form></footer>';

/** A news site of today: JSON-LD, `article`, share buttons, advertisements between paragraphs. */
function jsonLdPage(sample: Sample): string {
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: 'موقع' },
      {
        '@type': ['NewsArticle'],
        headline: sample.title,
        datePublished: `${sample.published}T21:30:00+02:00`,
        author: [{ '@type': 'Person', name: 'مراسل العينة' }],
        publisher: { '@type': 'Organization', name: sample.outlet },
        mainEntityOfPage: { '@id': 'https://news.example/2018/12/24/one' },
      },
    ],
  };
  const [lead = '', ...rest] = sample.paragraphs;
  return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${escape(sample.title)} | ${sample.outlet}</title>
<script type="application/ld+json">${JSON.stringify(linked)}</script><style>p{margin:0}</style></head><body>${MENU}
<main><article><h1>${escape(sample.title)}</h1><div class="share"><button>شارك</button></div>
<p>${escape(lead)}</p><div class="ad" aria-hidden="true">إعلان</div>
${rest.map((text) => `<p>${escape(text)}</p>`).join('\n')}</article>${RELATED}</main>${FOOTER}
<script>document.write('<p>نص من برنامج</p>')</script></body></html>`;
}

/** An older site: OpenGraph, `div`s, an old encoding that only the page itself names. */
function openGraphPage(sample: Sample): Buffer {
  const html = `<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<meta property="og:title" content="${escape(sample.title)}"><meta property="og:site_name" content="${sample.outlet}">
<meta property="article:published_time" content="${sample.published}"><meta name="author" content="هيئة التحرير">
<link rel="canonical" href="https://old.example/story?id=2"><title>${sample.outlet} - ${escape(sample.title)}</title></head>
<body><div id="top"><a href="/">الرئيسية</a> | <a href="/a">أخبار</a></div><div id="content"><div class="story-body">
${paragraphsOf(sample)}</div></div><div id="bottom"><a href="/">أعلى الصفحة</a></div></body></html>`;
  return iconv.encode(html, 'windows-1256');
}

/** What a browser saves: its note of the address, a layout of tables, a `time` element, no metadata. */
function savedPage(sample: Sample): string {
  return `<!DOCTYPE html>
<!-- saved from url=(0032)https://saved.example/2019/third -->
<html><head><meta charset="utf-8"><title>${escape(sample.title)}</title><link rel="stylesheet" href="./saved-page_files/style.css"></head>
<body><table><tr><td><a href="/">الرئيسية</a><br><a href="/x">مقالات</a></td><td><h2>${escape(sample.title)}</h2>
<time datetime="${sample.published}">${sample.published}</time><div>${paragraphsOf(sample)}</div></td></tr></table></body></html>`;
}

const ARABIC_COLUMNS = ['العنوان', 'الصحيفة', 'تاريخ النشر', 'الرابط', 'النص'];
const rowOf = ({ title, outlet, published, paragraphs }: Sample, index: number): readonly string[] => [
  title,
  outlet,
  published.split('-').toReversed().join('/'),
  `https://rows.example/${index + 1}`,
  paragraphs.join('\n\n'),
];

function writeTables(): void {
  const rows = all.map(rowOf);
  const noText = ['خبر بلا نص', 'عينة', '1/1/2019', '', ''];
  write('archive.csv', `\ufeff${stringify([ARABIC_COLUMNS, rows[0], noText, rows[1], rows[2]])}`);
  write('archive-1256.csv', iconv.encode(stringify([ARABIC_COLUMNS, ...rows], { delimiter: ';' }), 'windows-1256'));
  const flat = rows.map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ')));
  write('archive.tsv', stringify([['headline', 'paper', 'day', 'link', 'body'], ...flat], { delimiter: '\t' }));
}

function writeJson(): void {
  const line = ({ id, title, outlet, published, paragraphs }: Sample): string =>
    `${JSON.stringify({ meta: { id, title, outlet, published }, text: paragraphs.join('\n') })}\n`;
  write('archive.jsonl', `${line(first)}{"meta": {"id": "broken"\n\n[1]\n${line(second)}`);
  const hits = all.map(({ id, title, outlet, published, paragraphs }, index) => ({
    _id: id,
    _source: {
      headline: title,
      source: { id: null, name: outlet },
      publishedAt: Date.parse(published),
      url: `https://search.example/${index}`,
      content: `<p>${paragraphs.map(escape).join('</p><p>')}</p>`,
    },
  }));
  write('archive.json', JSON.stringify({ took: 3, hits: { total: 3, hits } }, null, 1));
}

/** A ZIP archive, the same bytes each time. */
async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date('2024-01-01T00:00:00Z'), mode: 0o100644 });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** A Word document: a heading, a paragraph of several runs, a picture's place, a table, a note. */
function docxOf(sample: Sample): Promise<Buffer> {
  const text = (words: string): string =>
    `<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">${escape(words)}</w:t></w:r>`;
  const paragraph = (words: string, style = ''): string =>
    `<w:p><w:pPr>${style}<w:bidi/></w:pPr>${words
      .split(/(?<= )/u)
      .map(text)
      .join('')}</w:p>`;
  const open = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const [lead = '', ...rest] = sample.paragraphs;
  return zipOf({
    '[Content_Types].xml': `${open}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${open}<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${open}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(sample.title)}</dc:title><dc:creator>مراسل &amp; محرر</dc:creator></cp:coreProperties>`,
    'word/document.xml': `${open}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(lead)}<w:tbl><w:tr><w:tc>${paragraph('المدينة')}</w:tc><w:tc>${paragraph('العدد')}</w:tc></w:tr></w:tbl>${rest.map((words) => paragraph(words)).join('')}</w:body></w:document>`,
  });
}

/** A folder as it is sent by mail: articles of several kinds, one of them named by a manifest, what systems put beside them. */
async function archive(): Promise<Buffer> {
  const listed = { id: 'listed', file: 'خبر.txt', outlet: second.outlet, published: second.published };
  return zipOf({
    'page.html': jsonLdPage(first),
    'listed/manifest.jsonl': `${JSON.stringify(listed)}\n`,
    'listed/خبر.txt': second.paragraphs.join('\n\n'),
    'listed/unlisted.txt': 'لا يذكره الفهرس.',
    'inner.zip': await zipOf({ 'deep/third.docx': await docxOf(third) }),
    '__MACOSX/._page.html': 'x',
    'photo.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
  });
}

/** A printed article: what Chromium makes of a page, two columns wide or one. */
function printedPdf(sample: Sample): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-print-'));
  const at = (name: string): string => join(folder, name);
  try {
    writeFileSync(
      at('page.html'),
      `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${escape(sample.title)}</title></head>
<body style="font-size:14pt">${paragraphsOf(sample)}</body></html>`,
    );
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${at('profile')}`,
    ];
    const { status } = spawnSync('chromium', [
      ...flags,
      `--print-to-pdf=${at('page.pdf')}`,
      `file://${at('page.html')}`,
    ]);
    if (status !== 0) throw new Error('Chromium printed nothing. Install it: apt-get install chromium');
    return readFileSync(at('page.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A PDF of the objects given, from 1 on, the first its catalogue. */
function pdfOf(objects: readonly string[]): Buffer {
  const offsets: number[] = [];
  let file = '%PDF-1.4\n';
  objects.forEach((object, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return Buffer.from(`${file}${end}startxref\n${file.length}\n%%EOF\n`, 'latin1');
}

const streamOf = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`;

/** A page that is a picture, as scanners make them. */
function scannedPdf(): Buffer {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    streamOf('q 200 0 0 200 0 0 cm /I Do Q'),
    streamOf(
      '\x00\xff\xff\x00',
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 ',
    ),
  ]);
}

/** Forms of letters by their place in the word: alone, last, first, amid; of letters that join only backwards the first two. */
const FORMS = new Map<string, readonly string[]>();
for (let code = 0xfe80; code <= 0xfef4; code += 1) {
  const form = String.fromCharCode(code);
  const letter = form.normalize('NFKC');
  FORMS.set(letter, [...(FORMS.get(letter) ?? []), form]);
}

/** A line as old programs draw it: shaped letters, the last one first, lam and alef as one sign. */
function drawn(line: string): string {
  const joins = (letter: string | undefined): boolean => (FORMS.get(letter ?? '')?.length ?? 0) === 4;
  const letters = Array.from(line);
  const shaped = letters.map((letter, index) => {
    const forms = FORMS.get(letter);
    if (!forms) return letter;
    const [alone = letter, last = alone, begin = alone, amid = last] = forms;
    const before = joins(letters[index - 1]);
    const after = joins(letter) && FORMS.has(letters[index + 1] ?? '');
    return before ? (after ? amid : last) : after ? begin : alone;
  });
  const joined = shaped.join('').replace(/[\ufedf\ufee0]([\ufe8d\ufe8e])/gu, '\ufefb');
  const numbers = (text: string): string => Array.from(text).toReversed().join('');
  return Array.from(joined)
    .toReversed()
    .join('')
    .replace(/[\d.]+\d/gu, numbers);
}

/** An older newspaper's PDF: each line drawn as it is seen, every letter a sign of its own. */
function visualPdf(sample: Sample): Buffer {
  const lines = sample.paragraphs
    .slice(0, 3)
    .flatMap((paragraph, index) => [...(index > 0 ? [''] : []), ...(paragraph.match(/\S.{0,70}(?=\s|$)/gu) ?? [])]);
  const signs = [...new Set(lines.flatMap((line) => Array.from(drawn(line))))];
  const hex = (number: number): string => number.toString(16).padStart(4, '0');
  const show = lines.map(
    (line) =>
      `<${Array.from(drawn(line))
        .map((sign) => hex(signs.indexOf(sign) + 1))
        .join('')}> Tj T*`,
  );
  const names = signs.map(
    (sign, index) =>
      `<${hex(index + 1)}> <${Array.from(sign)
        .map((unit) => hex(unit.charCodeAt(0)))
        .join('')}>`,
  );
  const chunks = Array.from({ length: Math.ceil(names.length / 100) }, (_none, index) =>
    names.slice(index * 100, index * 100 + 100),
  );
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunks.map((chunk) => `${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`).join('\n')}
endcmap end end`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    streamOf(`BT /F 12 Tf 16 TL 40 760 Td\n${show.join('\n')}\nET`),
    '<< /Type /Font /Subtype /Type0 /BaseFont /Drawn /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Drawn /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /Drawn /Flags 4 /FontBBox [0 0 500 800] /ItalicAngle 0 /Ascent 800 /Descent 0 /CapHeight 700 /StemV 80 >>',
    streamOf(map),
  ]);
}

/** Feeds of three kinds: the first entry whole, the second a summary of a page elsewhere. */
function writeFeeds(): void {
  const site = 'https://feed.example';
  const day = (sample: Sample): string => new Date(`${sample.published}T10:00:00Z`).toUTCString();
  const whole = escape(paragraphsOf(first));
  const summary = second.paragraphs[0] ?? '';
  write(
    'feed.rss',
    iconv.encode(
      `<?xml version="1.0" encoding="windows-1256"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>${first.outlet}</title><link>${site}/</link>
<item><title>${escape(first.title)}</title><link>${site}/1</link><guid isPermaLink="false">one</guid><pubDate>${day(first)}</pubDate><dc:creator>مراسل العينة</dc:creator><content:encoded>${whole}</content:encoded></item>
<item><title>${escape(second.title)}</title><link>/2</link><pubDate>${day(second)}</pubDate><description>${escape(summary)}</description></item>
<item><title>عنوان وحده</title><link>javascript:alert(1)</link></item>
</channel></rss>`,
      'windows-1256',
    ),
  );
  write(
    'feed.atom',
    `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${first.outlet}</title><id>urn:feed</id><updated>2019-01-01T00:00:00Z</updated>
<entry><title>${escape(first.title)}</title><id>urn:1</id><link href="${site}/1"/><published>${first.published}T10:00:00Z</published><updated>2019-01-01T00:00:00Z</updated><author><name>مراسل العينة</name></author><content type="html">${whole}</content></entry>
<entry><title>${escape(second.title)}</title><id>urn:2</id><link rel="alternate" href="${site}/2"/><updated>${second.published}T10:00:00Z</updated><summary>${escape(summary)}</summary></entry>
</feed>`,
  );
  const items = [
    {
      id: '1',
      url: `${site}/1`,
      title: first.title,
      date_published: `${first.published}T10:00:00Z`,
      content_html: paragraphsOf(first),
      authors: [{ name: 'مراسل العينة' }],
    },
    { id: '2', url: `${site}/2`, title: second.title, date_published: `${second.published}T10:00:00Z`, summary },
  ];
  write(
    'feed.json',
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: first.outlet, items }, null, 1),
  );
}

write('news-json-ld.html', jsonLdPage(first));
write('news-open-graph.html', openGraphPage(second));
write('saved-page.html', savedPage(third));
write('saved-page_files/style.css', 'p { margin: 0 }\n');
writeTables();
writeJson();
write('article.docx', await docxOf(first));
write('archive.zip', await archive());
write('article.pdf', printedPdf(first));
write('visual.pdf', visualPdf(first));
write('scanned.pdf', scannedPdf());
writeFeeds();
