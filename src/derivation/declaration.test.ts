import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { article, cause, claim, denied, figure, mention, ONTOLOGY, said, shift } from '../../test/findings.ts';
import {
  LANGUAGES,
  parametersOf,
  placesIn,
  sentenceFor,
  tellNumber,
  tellParties,
  tellVoices,
  type Wording,
} from './declaration.ts';
import { derivationOf, DERIVATIONS } from './derivations.ts';
import { describeDerivations } from './describe.ts';
import { prepareEvidence } from './evidence.ts';

const ALL = Object.keys(DERIVATIONS).flatMap((id) => {
  const derivation = derivationOf(id);
  return derivation === null ? [] : [[id, derivation] as const];
});

/** A little war, so that every derivation has something to say. */
const articles = Array.from({ length: 12 }, (_, index) =>
  article(`a${index}`, {
    published: `2020-${String(index + 1).padStart(2, '0')}-10`,
    outlet: `outlet ${index % 3}`,
    claims: [
      claim('ASSAULT', 'lna', 'gna', { rule: index % 2 === 0 ? 'assault/shell' : 'assault/take-ground' }),
      claim(index < 6 ? 'AID' : 'SANCTION', 'france', 'lna'),
      claim('AID', 'turkey', 'gna'),
      claim('AID', 'us', 'lna', { attribution: said('named', 'lna') }),
      claim('AID', 'us', 'lna', { polarity: 'negated', attribution: denied('us') }),
    ],
    shifts: index === 6 ? [shift('france', 'lna')] : [],
    figures: [
      figure('killed', 100 + index, { place: ['tripoli'], time: '2020-01-10', attribution: said('named', 'who') }),
      figure('wounded', 7, { place: ['tripoli'], time: '2020-01-10', attribution: said('named', 'who') }),
    ],
    causes: index === 6 ? [cause()] : [],
    mentions: [mention('lna', 'قوات حفتر', 0), mention('lna', 'قوات حفتر', 20)],
  }),
);
const evidence = prepareEvidence(articles, ONTOLOGY);
const wording = (language: Wording['language']): Wording => ({ language, nameOf: () => null, typeOf: () => null });

describe.each(ALL)('%s', (name, derivation) => {
  it('is declared whole: under its id, in two languages, with defaults in their ranges', () => {
    expect(derivation.id).toBe(name);
    const labels = [
      derivation.label,
      derivation.question,
      ...Object.values(derivation.parameters).map(({ label }) => label),
      ...Object.values(derivation.outputs),
    ];
    for (const label of labels) {
      expect(label.en).toMatch(/[A-Za-z]/u);
      expect(label.ar).toMatch(/\p{Script=Arabic}/u);
    }
    for (const parameter of Object.values(derivation.parameters)) {
      if (parameter.kind !== 'number') continue;
      expect(parameter.default).toBeGreaterThanOrEqual(parameter.min);
      expect(parameter.default).toBeLessThanOrEqual(parameter.max);
    }
  });

  it('tells every row in both languages, each place filled, and with the findings behind it', () => {
    const rows = derivation.derive(evidence, parametersOf(derivation));
    expect(rows.length).toBeGreaterThan(0);
    const given = new Set(
      articles.flatMap(({ extraction: { claims, shifts, figures, causes, mentions } }) =>
        [claims, shifts, figures, causes, mentions].flatMap((each) => each.map(({ id }) => id)),
      ),
    );
    for (const row of rows) {
      const told = derivation.tell(row);
      for (const language of LANGUAGES) {
        expect(new Set(placesIn(derivation.sentence[language]))).toEqual(new Set(Object.keys(told)));
        expect(sentenceFor(derivation, row, wording(language))).not.toMatch(/[{}]|undefined|NaN|null/u);
      }
      expect(row.findingIds.length).toBeGreaterThan(0);
      expect(row.findingIds.filter((id) => !given.has(id))).toEqual([]);
      expect(row.findingIds).toEqual([...new Set(row.findingIds)]);
      // The compiler asks for a label of every field; there is no field without one at run time either.
      expect(Object.keys(row).filter((field) => !(field in derivation.outputs))).toEqual([]);
    }
  });

  it('gives nothing for nothing', () => {
    expect(derivation.derive(prepareEvidence([], ONTOLOGY), parametersOf(derivation))).toEqual([]);
  });
});

it('knows no other derivation', () => {
  expect(ALL).toHaveLength(Object.keys(DERIVATIONS).length);
  expect(derivationOf('astrology')).toBeNull();
});

describe('sentenceFor', () => {
  const plain = {
    sentence: { en: '{who} did {what} on {who}', ar: '{who} فعل {what}' },
    tell: () => ({ who: tellParties(['a', 'b']), what: tellNumber(-1.234, 2) }),
  };

  it('names parties where a name is known, and writes a true minus', () => {
    const nameOf = (id: string) => (id === 'a' ? 'ألف' : null);
    expect(sentenceFor(plain, { findingIds: [] }, { language: 'ar', nameOf, typeOf: () => null })).toBe(
      'ألف وb فعل −1.23',
    );
  });

  it('writes no minus before a zero', () => {
    const zero = { ...plain, sentence: { en: '{n}', ar: '{n}' }, tell: () => ({ n: tellNumber(-0.004, 2) }) };
    expect(sentenceFor(zero, { findingIds: [] }, wording('en'))).toBe('0.00');
  });

  it('names voices: an outlet as it is, speakers as parties', () => {
    const voices = {
      ...plain,
      sentence: { en: '{v}', ar: '{v}' },
      tell: () => ({ v: tellVoices(['outlet:X', 'named:a+b'], '-1.00') }),
    };
    const named: Wording = { language: 'en', nameOf: (id) => id.toUpperCase(), typeOf: () => null };
    expect(sentenceFor(voices, { findingIds: [] }, named)).toBe('X, A/B (−1.00)');
  });
});

describe('docs/derivations.md', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/derivations.md', import.meta.url)), 'utf8');
  // The formatter pads the cells of tables.
  const plain = (text: string) => text.replaceAll(/ +/gu, ' ').replaceAll(/-{3,}/gu, '---').trim();

  it('shows what is declared now: npm run docs', () => {
    const [, generated = ''] = page.split(/<!-- generated:[^>]*-->|<!-- end -->/u);
    expect(plain(generated)).toBe(plain(describeDerivations()));
  });

  it('has the page to which each source leads', () => {
    for (const [, { source }] of ALL) {
      const anchor = /^docs\/derivations\.md#(.+)$/u.exec(source)?.[1];
      if (anchor === undefined) expect(source).toBe('docs/positions.md');
      else expect(page).toContain(`\n## ${anchor.slice(0, 1).toUpperCase()}${anchor.slice(1)}\n`);
    }
  });
});
