import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import {
  ATTRIBUTION_KINDS,
  ATTRIBUTION_VERBS,
  AttributionSchema,
  BLOCK_KINDS,
  CauseSchema,
  CLAIM_MODES,
  CLAIM_TYPES,
  ClaimSchema,
  DateMentionSchema,
  DocumentMetaSchema,
  ENTITY_TYPES,
  EntitySchema,
  ExtractionSchema,
  FigureSchema,
  MEASURES,
  MentionSchema,
  NoteSchema,
  PROVENANCE,
  ShiftSchema,
  StanceSchema,
  SUPPORT_KINDS,
} from '../src/model/index.ts';

/** docs/codebook.md explains every field that `marsad extract` prints, and every value that it may have. */
const page = readFileSync(fileURLToPath(new URL('../docs/codebook.md', import.meta.url)), 'utf8');
const explained = new Set([...page.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code));

describe('docs/codebook.md', () => {
  it.each(
    Object.entries({
      extraction: ExtractionSchema,
      document: DocumentMetaSchema,
      entity: EntitySchema,
      mention: MentionSchema,
      claim: ClaimSchema,
      attribution: AttributionSchema,
      stance: StanceSchema,
      shift: ShiftSchema,
      figure: FigureSchema,
      cause: CauseSchema,
      date: DateMentionSchema,
      note: NoteSchema,
    }),
  )('explains the fields of a %s', (_name, schema) => {
    const fields = Object.keys(schema.unwrap().shape);
    expect(fields.length).toBeGreaterThan(2);
    expect(fields.filter((field) => !explained.has(field) && !explained.has(`${field}: true`))).toEqual([]);
  });

  it.each(
    Object.entries({
      'block kinds': BLOCK_KINDS,
      'entity types': ENTITY_TYPES,
      'claim types': CLAIM_TYPES,
      'kinds of support': SUPPORT_KINDS,
      'kinds of attribution': ATTRIBUTION_KINDS,
      'verbs of attribution': ATTRIBUTION_VERBS,
      provenance: PROVENANCE,
      measures: MEASURES,
    }),
  )('names all %s', (_name, values) => {
    expect(values.filter((value) => !explained.has(value))).toEqual([]);
  });

  it('gives each type its modes', () => {
    for (const type of CLAIM_TYPES) {
      const modes = new RegExp(`^\\| \`${type}\` +\\|[^|]*\\|([^|]*)\\|$`, 'mu').exec(page)?.[1] ?? 'no row';
      expect(
        [...modes.matchAll(/`([^`]+)`/gu)].map(([, mode]) => mode),
        type,
      ).toEqual([...CLAIM_MODES[type]]);
    }
  });

  it('shows a claim as its schema has it', () => {
    const claim = ClaimSchema.parse(JSON.parse(/```json\n(.*?)```/su.exec(page)?.[1] ?? ''));
    const sentence = /«([^»]+)»/u.exec(page)?.[1] ?? '';
    expect(sentence.slice(claim.start, claim.end)).toBe(claim.evidence);
  });
});
