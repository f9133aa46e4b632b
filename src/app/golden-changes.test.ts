import { describe, expect, it } from 'vitest';

import { compareFindings } from './golden-changes.ts';

const BEFORE = `# title
outlet · 2019-04-05

CLAIM  دعمت الإمارات حفتر
       AID · united-arab-emirates → libyan-national-army
       stance united-arab-emirates + libyan-national-army
CLAIM  قال المسماري
       ACCUSE · libyan-national-army → turkey
FIGURE 12 قتيلا
       killed 12
ENTITY khalifa-haftar
       person · libyan-national-army · حفتر
`;

describe('compareFindings', () => {
  it('finds nothing between equals', () => {
    expect(compareFindings(BEFORE, BEFORE)).toEqual([]);
  });

  it('tells what is new, what is gone, and what is found with other details', () => {
    const after = BEFORE.replace('killed 12', 'wounded 12')
      .replace(/CLAIM {2}قال المسماري\n.*\n/u, '')
      .replace('ENTITY khalifa', 'ENTITY benghazi\n       place · libya · بنغازي\nENTITY khalifa');
    expect(compareFindings(BEFORE, after)).toEqual([
      { kind: 'figure', evidence: '12 قتيلا', before: 'killed 12', after: 'wounded 12' },
      { kind: 'entity', evidence: 'benghazi', before: null, after: 'place · libya · بنغازي' },
      { kind: 'claim', evidence: 'قال المسماري', before: 'ACCUSE · libyan-national-army → turkey', after: null },
    ]);
  });

  it('keeps two findings of the same words apart', () => {
    const twice = BEFORE.replace('FIGURE', 'FIGURE 12 قتيلا\n       killed 12\nFIGURE');
    expect(compareFindings(BEFORE, twice)).toEqual([
      { kind: 'figure', evidence: '12 قتيلا', before: null, after: 'killed 12' },
    ]);
  });

  it('takes an article without a golden file as all new', () => {
    expect(compareFindings('', BEFORE).map(({ kind, before }) => [kind, before])).toEqual([
      ['claim', null],
      ['claim', null],
      ['figure', null],
      ['entity', null],
    ]);
  });
});
