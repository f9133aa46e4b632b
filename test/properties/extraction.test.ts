/** What must hold of every extraction, whatever the text: exact evidence, determinism, known entities. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ExtractionSchema, type Document, type Extraction } from '../../src/model/index.ts';
import { documentOf, sampleDocuments, testEngine } from '../support.ts';

const documents = await sampleDocuments();

/** Every span of an extraction with the text that it claims to be. */
function evidenceOf(
  extraction: Extraction,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const { claims, shifts, figures, causes, mentions, dates } = extraction;
  return [
    ...[...claims, ...shifts, ...figures, ...causes].map(({ start, end, evidence }) => ({
      start,
      end,
      text: evidence,
    })),
    ...mentions.map(({ start, end, label }) => ({ start, end, text: label })),
    ...dates.map(({ start, end, text }) => ({ start, end, text })),
  ];
}

function expectSound(document: Document): void {
  const extraction = testEngine().extract(document);
  for (const { start, end, text } of evidenceOf(extraction)) expect(document.text.slice(start, end)).toBe(text);
  for (const cause of extraction.causes) {
    expect(cause.evidence).toContain(cause.cause);
    expect(cause.evidence).toContain(cause.effect);
  }
  const ids = new Set(extraction.entities.map((entity) => entity.id));
  const used = [
    ...extraction.entities.map((entity) => entity.party),
    ...extraction.mentions.map((mention) => mention.entity),
    ...extraction.claims.flatMap((claim) => [
      ...claim.actor,
      ...claim.recipient,
      ...claim.place,
      ...claim.attribution.speaker,
      ...claim.stance.flatMap((stance) => [stance.holder, stance.target]),
    ]),
    ...extraction.shifts.flatMap((shift) => [shift.holder, shift.target]),
    ...extraction.figures.flatMap((figure) => [...figure.place, ...figure.attribution.speaker]),
  ];
  expect(used.filter((id) => !ids.has(id))).toEqual([]);
}

/** Texts made of pieces of the samples in any order, with odd marks between them: broken sentences, open quotes, bidi marks. */
const pieces = documents.flatMap((document) => document.text.split(/(?<=[\s،.])/u));
const oddMarks = fc.constantFrom(
  '',
  '«',
  '»',
  '"',
  '\u200f',
  '\u202b',
  '\n',
  '\n\n',
  ' - ',
  '(',
  '١٢',
  'ـ',
  '\u064b',
  '\ud83d\ude00',
);
const brokenText = fc
  .array(fc.tuple(fc.constantFrom(...pieces), oddMarks), { minLength: 1, maxLength: 60 })
  .map((parts) =>
    parts
      .map(([piece, mark]) => `${piece}${mark}`)
      .join('')
      .normalize('NFC'),
  );

describe('every extraction', () => {
  it('of the samples is sound and fits the schema', () => {
    for (const document of documents) {
      expectSound(document);
      ExtractionSchema.parse(testEngine().extract(document));
    }
  });

  it('of broken text is sound', () => {
    fc.assert(
      fc.property(brokenText, (text) => expectSound(documentOf(text))),
      { numRuns: 150 },
    );
  });

  it('of a sentence that breaks off after any of its words is sound', () => {
    for (const { text } of documents.slice(0, 3)) {
      for (const sentence of text.split(/(?<=\.)\s/u)) {
        const words = sentence.split(/(?<=\s)/u);
        for (let kept = 1; kept < words.length; kept += 1)
          expectSound(documentOf(words.slice(0, kept).join('').trim()));
      }
    }
  });

  it('of any text at all is sound', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectSound(documentOf(text))),
      { numRuns: 200 },
    );
  });

  it('is the same each time, and whatever came before', () => {
    const once = documents.map((document) => JSON.stringify(testEngine().extract(document)));
    const again = documents.toReversed().map((document) => JSON.stringify(testEngine().extract(document)));
    expect(again.toReversed()).toEqual(once);
  });
});
