import { describe, expect, it } from 'vitest';

import { createEngine, derivePositions, loadBundle, positionUnits, readDocument } from './index.ts';

describe('marsad as a library', () => {
  it('goes from a text to positions, with evidence that is in the text', () => {
    const meta = { id: 'a1', title: null, outlet: 'عينة', url: null, published: '2019-04-10', language: 'ar' };
    const bundle = loadBundle();
    const document = readDocument(
      meta,
      'أدانت فرنسا هجوم قوات حفتر على طرابلس. وأرسلت تركيا أسلحة إلى حكومة الوفاق.\n',
    );
    const extraction = createEngine(bundle).extract(document);
    expect(extraction.claims.length).toBeGreaterThan(0);
    for (const { evidence, start, end } of extraction.claims) expect(document.text.slice(start, end)).toBe(evidence);
    const positions = derivePositions(positionUnits([{ document: meta, extraction }], bundle.ontology));
    expect(positions).toContainEqual(
      expect.objectContaining({ holder: 'turkey', target: 'government-of-national-accord', value: 1, lastSign: 1 }),
    );
  });
});
