import { describe, expect, it } from 'vitest';

import { article, claim, denied, figure, ONTOLOGY, said } from '../../test/findings.ts';
import { type Contradiction, contradictions, deriveContradictions } from './contradictions.ts';
import { parametersOf } from './declaration.ts';
import { prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';

function found(...articles: readonly ArticleFindings[]): readonly Contradiction[] {
  return deriveContradictions(prepareEvidence(articles, ONTOLOGY), parametersOf(contradictions));
}

describe('deriveContradictions', () => {
  it('finds an act that one voice tells and another denies', () => {
    const rows = found(
      article('a', { claims: [claim('AID', 'us', 'lna', { id: 'told' })] }),
      article('b', {
        claims: [claim('AID', 'us', 'lna', { id: 'no', polarity: 'negated', attribution: denied('mismari') })],
      }),
    );
    expect(rows).toMatchObject([
      {
        kind: 'denied',
        parties: ['us'],
        targets: ['lna'],
        first: { voices: ['outlet:outlet a'], findingIds: ['told'] },
        second: { voices: ['named:mismari'], findingIds: ['no'] },
      },
    ]);
  });

  it('finds an accusation that the accused denies a little later, and no farther answer', () => {
    const accusation = claim('ACCUSE', 'gna', 'lna', { id: 'accused', mode: 'allege', start: 0, end: 10 });
    const denial = (start: number) =>
      claim('REJECT', 'lna', [], { id: 'denied', rule: 'reject/deny', start, end: start + 5 });
    const sentences = Array.from({ length: 8 }, (_, index) => ({ start: index * 100, end: index * 100 + 100 }));
    expect(found(article('a', { claims: [accusation, denial(150)], sentences }))).toMatchObject([
      { kind: 'denied', parties: ['lna'], targets: ['gna'], findingIds: ['accused', 'denied'] },
    ]);
    expect(found(article('a', { claims: [accusation, denial(650)], sentences }))).toEqual([]);
    const other = claim('REJECT', 'uae', [], { rule: 'reject/deny', start: 150, end: 160 });
    expect(found(article('a', { claims: [accusation, other], sentences }))).toEqual([]);
  });

  it('finds figures that do not fit, once for each two', () => {
    const killed = (value: number) => figure('killed', value, { time: '2020-01-10', place: ['tajoura'] });
    const [row, ...none] = found(
      article('a', { figures: [killed(40)] }),
      article('b', { figures: [{ ...killed(50), attribution: said('named', 'un') }] }),
    );
    expect(none).toEqual([]);
    // (50 − 40) / 50.
    expect(row).toMatchObject({ kind: 'figures', size: 0.2, date: '2020-01-10' });
    expect(new Set([row?.first.value, row?.second.value])).toEqual(new Set(['40', '50']));
  });

  it('finds one voice on both sides within days, and not later', () => {
    const spoken = (days: number) => [
      article('a', { claims: [claim('SUPPORT', 'us', 'lna')], published: '2020-01-01' }),
      article('b', { claims: [claim('ACCUSE', 'us', 'lna')], published: `2020-01-${days + 1}` }),
    ];
    // 0.7 for and 0.5 against.
    expect(found(...spoken(10))).toMatchObject([{ kind: 'both-sides', parties: ['us'], targets: ['lna'], size: 1.2 }]);
    expect(found(...spoken(20))).toEqual([]);
  });

  it('finds one voice that tells an act and denies it', () => {
    const told = claim('AID', 'us', 'lna', { attribution: said('named', 'mismari') });
    const refuted = claim('AID', 'us', 'lna', { polarity: 'negated', attribution: denied('mismari') });
    expect(found(article('a', { claims: [told, refuted] }))).toMatchObject([
      { kind: 'both-sides', first: { voices: ['named:mismari'] }, second: { voices: ['named:mismari'] } },
    ]);
  });

  it('finds words against deeds, at their widest', () => {
    const rows = found(
      article('a', {
        claims: [claim('SUPPORT', 'france', 'gna', { id: 'says' }), claim('SANCTION', 'france', 'gna', { id: 'does' })],
      }),
    ).filter(({ kind }) => kind === 'words-deeds');
    // Words +0.7, deeds −1.
    expect(rows).toMatchObject([
      {
        parties: ['france'],
        targets: ['gna'],
        size: 1.7,
        first: { value: '0.70', findingIds: ['says'] },
        second: { value: '-1.00', findingIds: ['does'] },
      },
    ]);
  });

  it('takes what others say of a party for no word of its own', () => {
    const ascribed = claim('SUPPORT', 'france', 'gna', { aspect: 'state' });
    const rows = found(article('a', { claims: [ascribed, claim('SANCTION', 'france', 'gna')] }));
    expect(rows.filter(({ kind }) => kind === 'words-deeds')).toEqual([]);
  });
});
