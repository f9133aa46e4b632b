/**
 * How much one input may cost. Whatever is larger is told with its place and left out; the rest goes on. The table in
 * docs/inputs.md names them.
 */
export const INPUT_LIMITS = {
  /** Of one file, one entry of an archive, or one download that is an article. */
  documentBytes: 64 * 1024 * 1024,
  /** Of a table or an archive, which hold many articles. */
  containerBytes: 512 * 1024 * 1024,
  /** Of one page of HTML; more is no article. */
  pageBytes: 16 * 1024 * 1024,
  /** Characters of one article. */
  articleCharacters: 2_000_000,
  pdfPages: 2000,
  /** Of one archive, with those inside it. */
  archiveEntries: 200_000,
  archiveDepth: 3,
  /** Bytes that all entries of one archive may come to. */
  archiveBytes: 4 * 1024 * 1024 * 1024,
  /** Bytes that come out of one byte of an entry; a text of blanks has about a thousand. */
  archiveRatio: 200,
  /** How long one page of the web may take, with its redirects; and how many of those. */
  fetchSeconds: 30,
  redirects: 5,
  /** How long reading one page or document may take before its thread is stopped. */
  parseSeconds: 30,
  /** Memory of the thread that reads pages and documents. */
  parseMegabytes: 1024,
} as const;
