/**
 * Why does the machine refuse? The codes of the system, and what libraries say of broken files, as people can read them, in both
 * languages. A message that holds such a reason says what to do itself.
 */
import type { Label } from './extraction.ts';

/** Codes of the system; each keeps its code, by which it can be looked up. */
const SYSTEM: Readonly<Record<string, Label>> = {
  EACCES: { en: 'permission is denied', ar: 'لا إذن بذلك' },
  EPERM: { en: 'permission is denied', ar: 'لا إذن بذلك' },
  EROFS: { en: 'the disk can only be read', ar: 'القرص للقراءة وحدها' },
  ENOENT: { en: 'it does not exist', ar: 'غير موجود' },
  ENOTDIR: { en: 'a part of the path is a file, not a folder', ar: 'في المسار ملف حيث ينبغي مجلد' },
  EISDIR: { en: 'it is a folder, not a file', ar: 'هو مجلد لا ملف' },
  ELOOP: { en: 'its links lead in a circle', ar: 'روابطه تدور في حلقة' },
  ENAMETOOLONG: { en: 'its name is too long', ar: 'اسمه أطول مما يُقبل' },
  EMFILE: { en: 'too many files are open', ar: 'عدد الملفات المفتوحة كبير' },
  ENOSPC: { en: 'the disk is full', ar: 'القرص ممتلئ' },
  EDQUOT: { en: 'the quota of the disk is used up', ar: 'استُنفدت حصة القرص' },
  EIO: { en: 'the disk fails', ar: 'القرص معطوب' },
  ENOTFOUND: { en: 'there is no such host', ar: 'لا مضيف بهذا الاسم' },
  EAI_AGAIN: { en: 'names of hosts cannot be looked up now', ar: 'يتعذر الآن البحث عن أسماء المضيفين' },
  ECONNREFUSED: { en: 'nothing answers there', ar: 'لا مجيب هناك' },
  ECONNRESET: { en: 'the connection was broken off', ar: 'انقطع الاتصال' },
  EPIPE: { en: 'the connection was broken off', ar: 'انقطع الاتصال' },
  ETIMEDOUT: { en: 'it does not answer in time', ar: 'لم يجب في الوقت المحدد' },
  EHOSTUNREACH: { en: 'the host cannot be reached', ar: 'يتعذر الوصول إلى المضيف' },
  ENETUNREACH: { en: 'the network cannot be reached', ar: 'يتعذر الوصول إلى الشبكة' },
  ERR_INVALID_URL: { en: 'it is no address of the web', ar: 'ليس عنواناً على الشبكة' },
  CERT_HAS_EXPIRED: { en: 'the certificate of the site has expired', ar: 'انتهت صلاحية شهادة الموقع' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { en: 'the site vouches for itself alone', ar: 'شهادة الموقع موقّعة منه وحده' },
  ERR_TLS_CERT_ALTNAME_INVALID: { en: 'the certificate is that of another site', ar: 'الشهادة لموقع آخر' },
};

/** What libraries say of broken files, by how it is worded. */
const LIBRARIES: readonly (readonly [pattern: RegExp, reason: Label])[] = [
  [
    /end of central directory|not a zip file|invalid (?:central directory|local file header)|\bzip\b.*(?:truncated|signature)/iu,
    { en: 'it is no ZIP archive, or its end is missing', ar: 'ليس أرشيف ZIP، أو نهايته مفقودة' },
  ],
  [/invalid pdf structure|missing pdf|invalid root reference/iu, { en: 'it is no PDF, or a part of it is missing', ar: 'ليس بصيغة PDF، أو جزء منه مفقود' }],
  [/body element|could not find.*document|main document part/iu, { en: 'it is an archive without the text of a document', ar: 'هو أرشيف ليس فيه نص مستند' }],
  [/feed format/iu, { en: 'it is no RSS, RDF, Atom or JSON Feed, or a part of it is missing', ar: 'ليس RSS ولا RDF ولا Atom ولا JSON Feed، أو جزء منه مفقود' }],
  [/memory|heap/iu, { en: 'it needs more memory than it may have', ar: 'يحتاج إلى ذاكرة أكثر من المسموح' }],
  [/its reader ended/u, { en: 'what reads it came to an end', ar: 'توقف ما يقرؤه' }],
  [/checksum|crc|invalid (?:distance|block|stored|code)|incorrect (?:header|data)|unexpected end of file/iu, { en: 'its bytes are not those that were packed', ar: 'بياناته ليست التي ضُغطت' }],
]; // prettier-ignore

/** What `error` says, in both languages where that is known; else in its own words. */
export function reasonOfError(error: unknown): Label {
  // One failure for each address of a host; they seldom differ.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOfError(error.errors[0]);
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Readonly<
    Record<string, unknown>
  >;
  const known = typeof code === 'string' ? SYSTEM[code] : undefined;
  if (known) return { en: `${known.en} (${String(code)})`, ar: `${known.ar} (${String(code)})` };
  return reasonOfWords(typeof message === 'string' && message !== '' ? message : String(error));
}

/** What a library says of a broken file, in both languages where that is known; else in its own words, in one line. */
export function reasonOfWords(words: string): Label {
  const known = LIBRARIES.find(([pattern]) => pattern.test(words))?.[1];
  if (known) return known;
  const own = words
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.\s]+$/u, '')
    .slice(0, 200);
  return { en: own, ar: own };
}
