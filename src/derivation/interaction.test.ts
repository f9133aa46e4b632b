import { describe, expect, it } from 'vitest';

import { article, claim, ONTOLOGY, said } from '../../test/findings.ts';
import { parametersOf } from './declaration.ts';
import { prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';
import { deriveInteractions, interactions, interactionUnits } from './interaction.ts';

const evidenceOf = (...articles: readonly ArticleFindings[]) => prepareEvidence(articles, ONTOLOGY);

describe('interactionUnits', () => {
  it('scores a mode where it has a score of its own, and counts a meeting both ways', () => {
    const units = interactionUnits(
      evidenceOf(
        article('a', {
          claims: [claim('ASSAULT', 'lna', 'gna'), claim('CONSULT', ['italy', 'lna'], [], { mode: 'phone' })],
        }),
      ),
    );
    expect(units.map(({ from, to, intensity }) => [from, to, intensity])).toEqual([
      ['italy', 'lna', 1.5],
      ['lna', 'gna', -9],
      ['lna', 'italy', 1.5],
    ]);
  });

  it('takes those who refuse together for one side, and those who fight for two', () => {
    const units = interactionUnits(
      evidenceOf(
        article('a', {
          claims: [
            claim('REJECT', ['cyprus', 'egypt']),
            claim('ASSAULT', ['gna', 'lna'], [], {
              stance: [
                { holder: 'gna', target: 'lna', sign: -1 },
                { holder: 'lna', target: 'gna', sign: -1 },
              ],
            }),
          ],
        }),
      ),
    );
    expect(units.map(({ from, to }) => [from, to])).toEqual([
      ['gna', 'lna'],
      ['lna', 'gna'],
    ]);
  });

  it('leaves out what is planned or negated, and counts what one voice tells twice once', () => {
    const units = interactionUnits(
      evidenceOf(
        article('a', {
          claims: [
            claim('ASSAULT', 'lna', 'gna', { modality: 'planned' }),
            claim('AID', 'us', 'lna', { polarity: 'negated' }),
            claim('AID', 'uae', 'lna', { id: 'x' }),
            claim('AID', 'uae', 'lna', { id: 'y', modality: 'possible' }),
          ],
        }),
      ),
    );
    expect(units).toMatchObject([{ from: 'uae', to: 'lna', weight: 1, claimIds: ['x', 'y'] }]);
  });
});

describe('deriveInteractions', () => {
  it('is the weighted mean of PLOVER scores', () => {
    // −9 told by the author (1), +10 told by an unnamed source (0.4), both on the day:
    // (−9 + 4) / 1.4 = −3.5714; n = 1.4² / (1 + 0.16) = 1.6897.
    const evidence = evidenceOf(
      article('a', {
        claims: [claim('ASSAULT', 'x', 'y'), claim('AID', 'x', 'y', { attribution: said('anonymous') })],
      }),
    );
    const [row, ...none] = deriveInteractions(evidence, parametersOf(interactions));
    expect(none).toEqual([]);
    expect(row?.intensity).toBeCloseTo(-3.5714, 4);
    expect(row?.n).toBeCloseTo(1.6897, 4);
    expect(row).toMatchObject({ from: 'x', to: 'y', at: '2020-01-15', acts: 2 });
  });

  it('is absent where nothing lies near the day', () => {
    const evidence = evidenceOf(article('a', { claims: [claim('ASSAULT', 'x', 'y')] }));
    const parameters = parametersOf(interactions, { at: '2020-06-01' });
    expect(deriveInteractions(evidence, parameters)[0]).toMatchObject({ intensity: null, lastDate: '2020-01-15' });
  });
});
