import { z } from 'zod';

/** Publication date as the source gives it: EDTF, a day, a month or a year (`2019-04-21`, `2019-01`, `2019`). */
export const PublishedSchema = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/u);

/** One line of `manifest.jsonl`, and equally the front matter of a Markdown file. */
export const ManifestEntrySchema = z
  .object({
    id: z.string().min(1),
    file: z.string().min(1),
    title: z.string().nullish(),
    outlet: z.string().nullish(),
    url: z.string().nullish(),
    published: PublishedSchema.nullish(),
    language: z.string().nullish(),
  })
  .readonly();
export type ManifestEntry = z.infer<typeof ManifestEntrySchema>;

export const DocumentMetaSchema = z
  .object({
    id: z.string().min(1),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    url: z.string().nullable(),
    published: PublishedSchema.nullable(),
    language: z.string(),
  })
  .readonly();
/** What is known of an article besides its text. `language` is a BCP 47 tag. */
export type DocumentMeta = z.infer<typeof DocumentMetaSchema>;

export const SOURCE_FORMATS = ['text', 'markdown', 'html', 'docx', 'pdf', 'csv', 'json', 'jsonl', 'feed'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

export const ArticleSourceSchema = z
  .object({
    /** The file, the file inside an archive, or the address, as it was given; with the line where it holds many articles. */
    place: z.string(),
    format: z.enum(SOURCE_FORMATS),
    /** SHA-256 of the bytes as they came in, in hexadecimal; the case keeps them by it. */
    hash: z.string(),
    bytes: z.number().int(),
    /** When they were read or fetched, UTC, ISO 8601. */
    fetched: z.string(),
    /** The encoding that the text was read in; null where the format has its own. */
    encoding: z.string().nullable(),
    author: z.string().nullable(),
    /** What reading may have cost, for whoever quotes the text: Arabic of a PDF put right, pages that are pictures. */
    notes: z
      .array(
        z.object({ code: z.string(), message: z.object({ ar: z.string(), en: z.string() }).readonly() }).readonly(),
      )
      .readonly(),
  })
  .readonly();
/** Where the text of an article came from, and what reading it may have cost. */
export type ArticleSource = z.infer<typeof ArticleSourceSchema>;

export const BLOCK_KINDS = ['title', 'deck', 'heading', 'caption', 'body', 'boilerplate'] as const;
export const BlockSchema = z
  .object({ start: z.number().int(), end: z.number().int(), kind: z.enum(BLOCK_KINDS) })
  .readonly();
/** A run of text between line breaks, with its part in the article. Boilerplate is marked, never deleted. */
export type Block = z.infer<typeof BlockSchema>;
export type BlockKind = Block['kind'];

/** An article as read: metadata, the NFC text to which every offset refers, and its blocks in order. */
export interface Document {
  readonly meta: DocumentMeta;
  readonly text: string;
  readonly blocks: readonly Block[];
}
