import { describe, expect, it } from 'vitest';

import { article, claim, figure } from '../../test/findings.ts';
import { foldReprints } from './fold-reprints.ts';

const one = () => 'text';

describe('foldReprints', () => {
  it('takes out what a later copy repeats, even where its yesterday is another day, and keeps what it adds', () => {
    const said = { evidence: 'قصفت القوات مطار معيتيقة أمس' };
    const first = claim('ASSAULT', 'lna', 'gna', { id: 'c1', time: '2020-01-14', ...said });
    const copy = claim('ASSAULT', 'lna', 'gna', { id: 'c2', time: '2020-01-16', ...said });
    const added = claim('ACCUSE', 'un', 'lna', { id: 'c3' });
    const earlier = article('z', { claims: [first], published: '2020-01-15', figures: [figure('killed', 3)] });
    const later = article('a', { claims: [copy, added], published: '2020-01-17', figures: [figure('killed', 3)] });
    const { findings, copiesOf } = foldReprints([later, earlier], one);
    expect(findings.map(({ document, extraction }) => [document.id, extraction.claims.map(({ id }) => id)])).toEqual([
      ['z', ['c1']],
      ['a', ['c3']],
    ]);
    expect(findings.map(({ extraction }) => extraction.figures.length)).toEqual([1, 0]);
    expect(copiesOf.get('c1')).toEqual(['c2']);
  });

  it('keeps two acts of one article, and other words of another, apart', () => {
    const twice = article('a', {
      claims: [claim('ASSAULT', 'lna', 'gna', { id: 'c1' }), claim('ASSAULT', 'lna', 'gna', { id: 'c2' })],
    });
    const other = article('b', {
      claims: [claim('ASSAULT', 'lna', 'gna', { id: 'c3', evidence: 'دارت اشتباكات عنيفة' })],
      published: '2020-01-16',
    });
    const { findings } = foldReprints([twice, other], one);
    expect(findings.flatMap(({ extraction }) => extraction.claims.map(({ id }) => id))).toEqual(['c1', 'c2', 'c3']);
  });

  it('leaves everything where no document is a reprint', () => {
    const articles = [article('a', { claims: [claim('AID', 'x', 'y')] }), article('b', { claims: [] })];
    expect(foldReprints(articles).findings).toEqual(articles);
  });
});
