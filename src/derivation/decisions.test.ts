import { describe, expect, test } from 'vitest';

import type { Attribution, Claim, Decision, Entity, Extraction, LoggedDecision } from '../model/index.ts';
import { applyDecisions } from './decisions.ts';

const AUTHOR: Attribution = { kind: 'author', speaker: [], verb: 'say', quoted: false, chain: [] };
const TEXT = 'أيّد الجيش حفتر. وأيّدت القوات المسلحة حفتر. وقصف طرابلس.';

function claim(id: string, start: number, end: number, change: Partial<Claim> = {}): Claim {
  return {
    id,
    evidence: TEXT.slice(start, end),
    start,
    end,
    type: 'SUPPORT',
    mode: null,
    actor: ['army'],
    recipient: ['haftar'],
    polarity: 'affirmed',
    modality: 'actual',
    aspect: 'event',
    time: null,
    time_text: null,
    time_source: null,
    place: [],
    place_source: null,
    attribution: AUTHOR,
    stance: [{ holder: 'state', target: 'lna', sign: 1 }],
    support_kind: null,
    confidence: 0.5,
    rule: 'support/back',
    ...change,
  };
}

const entity = (id: string, party: string, ...forms: string[]): Entity => ({
  id,
  label: { ar: id, en: id },
  type: 'organization',
  party,
  forms,
});
const mention = (id: string, label: string, start: number) => ({
  id: `m_${start}`,
  start,
  end: start + label.length,
  entity: id,
  label,
  rule: 'gazetteer/name',
});

const EXTRACTION: Extraction = {
  schema: 1,
  doc: { id: 'a', title: null, outlet: null, url: null, published: null, language: 'ar' },
  blocks: [],
  entities: [
    entity('army', 'state', 'الجيش', 'القوات المسلحة'),
    entity('haftar', 'lna', 'حفتر'),
    entity('state', 'state'),
    entity('lna', 'lna'),
  ],
  mentions: [
    mention('army', 'الجيش', 5),
    mention('haftar', 'حفتر', 11),
    mention('army', 'القوات المسلحة', TEXT.indexOf('القوات')),
    mention('haftar', 'حفتر', TEXT.lastIndexOf('حفتر')),
  ],
  claims: [
    claim('one', 0, 15),
    claim('two', 17, 43),
    claim('three', 45, TEXT.length - 1, { type: 'ASSAULT', recipient: [], stance: [] }),
  ],
  shifts: [],
  figures: [],
  causes: [],
  dates: [],
  notes: [],
};

const after = (...decisions: Decision[]) =>
  applyDecisions(
    EXTRACTION,
    decisions.map((decision, n): LoggedDecision => ({ id: `k_${n}`, at: '2026-01-01T00:00:00Z', decision })),
  );
const ref = (id: string, party: string) => ({ id, label: { ar: id, en: id }, type: 'organization' as const, party });
const anchorOf = ({ id, start, end, evidence, type, actor, recipient }: Claim) => ({
  document: 'a',
  claim: id,
  start,
  end,
  evidence,
  type,
  actor,
  recipient,
});
const actorsOf = ({ extraction }: ReturnType<typeof after>): unknown => extraction.claims.map(({ actor }) => actor);

describe('decisions', () => {
  test('that are about nothing here leave the extraction itself', () => {
    const merge: Decision = { kind: 'merge-entities', from: 'absent', into: 'army', entities: [], reason: null };
    const split: Decision = {
      kind: 'split-entity', entity: 'army', document: 'b', label: null, into: 'x', entities: [], reason: null,
    }; // prettier-ignore
    const result = after(merge, split);
    expect(result.extraction).toBe(EXTRACTION);
    expect(result.applied).toEqual([]);
  });

  test('about a claim hold for the one that another print has in its place, and for nothing else of it', () => {
    const [one] = EXTRACTION.claims;
    if (one === undefined) throw new Error('the extraction has claims');
    const reject = (change: object): Decision => ({
      kind: 'reject-claim',
      anchor: { ...anchorOf(one), document: 'b', claim: 'other', start: 900, end: 915, ...change },
      reason: 'x',
    });
    const claimsAfter = (decision: Decision, prints: readonly string[]): readonly string[] =>
      applyDecisions(
        EXTRACTION,
        [{ id: 'k', at: '2026-01-01T00:00:00Z', decision }],
        new Set(prints),
      ).extraction.claims.map(({ id }) => id);
    expect(claimsAfter(reject({}), ['b'])).toEqual(['two', 'three']);
    expect(claimsAfter(reject({ evidence: `وفي السياق ${one.evidence}` }), ['b'])).toEqual(['two', 'three']);
    expect(claimsAfter(reject({}), ['c'])).toHaveLength(3);
    expect(claimsAfter(reject({ type: 'AID' }), ['b'])).toHaveLength(3);
    expect(claimsAfter(reject({ evidence: 'كلام آخر لا صلة له' }), ['b'])).toHaveLength(3);
  });

  test('find a claim whose place and words changed a little, and none of other type or parties', () => {
    const [one] = EXTRACTION.claims;
    if (!one) throw new Error('the first claim is missing');
    const moved = { ...anchorOf(one), claim: 'older', start: one.start + 20, end: one.end + 20 };
    const reject = (anchor: typeof moved): Decision => ({ kind: 'reject-claim', anchor, reason: 'x' });
    expect(after(reject(moved)).extraction.claims.map(({ id }) => id)).toEqual(['two', 'three']);
    const longer = { ...anchorOf(one), claim: 'older', end: 16, evidence: `${one.evidence}.` };
    expect(after(reject(longer)).applied).toEqual(['k_0']);
    for (const other of [{ type: 'REJECT' as const }, { actor: ['state'] }, { recipient: [] }, { document: 'b' }]) {
      expect(after(reject({ ...moved, ...other })).applied).toEqual([]);
    }
    expect(after(reject({ ...moved, evidence: 'كلام آخر تماماً' })).applied).toEqual([]);
  });

  test('merge entities with their parties, in claims where nobody else is of the party', () => {
    const merge: Decision = {
      kind: 'merge-entities', from: 'army', into: 'guard', entities: [ref('guard', 'kingdom'), ref('kingdom', 'kingdom')], reason: null,
    }; // prettier-ignore
    const { extraction } = after(merge);
    expect(extraction.claims[0]).toMatchObject({ id: 'one', actor: ['guard'] });
    expect(extraction.claims[0]?.stance).toEqual([{ holder: 'kingdom', target: 'lna', sign: 1 }]);
    expect(extraction.entities.map(({ id }) => id)).toEqual(['haftar', 'lna', 'guard', 'kingdom']);
    expect(extraction.entities.find(({ id }) => id === 'guard')?.forms).toEqual(['الجيش', 'القوات المسلحة']);
  });

  test('merged into its own opponent an entity has no stance toward itself', () => {
    const merge: Decision = { kind: 'merge-entities', from: 'army', into: 'haftar', entities: [], reason: null };
    expect(after(merge).extraction.claims.map(({ stance }) => stance)).toEqual([[], [], []]);
  });

  test('split an entity where it is called so, and in what follows until it is called otherwise', () => {
    const split: Decision = {
      kind: 'split-entity', entity: 'army', document: null, label: 'القوات المسلحة', into: 'guard', entities: [ref('guard', 'guard')], reason: null,
    }; // prettier-ignore
    const result = after(split);
    expect(actorsOf(result)).toEqual([['army'], ['guard'], ['guard']]);
    expect(result.extraction.claims[1]?.stance).toEqual([{ holder: 'guard', target: 'lna', sign: 1 }]);
    expect(result.extraction.mentions.map((each) => each.entity)).toEqual(['army', 'haftar', 'guard', 'haftar']);
  });

  test('correct a claim: the stance follows its type, parties and polarity, unless it is given', () => {
    const [one] = EXTRACTION.claims;
    if (!one) throw new Error('the first claim is missing');
    const correct = (changes: Extract<Decision, { kind: 'correct-claim' }>['changes']) =>
      after({
        kind: 'correct-claim',
        anchor: anchorOf(one),
        changes,
        entities: [ref('guard', 'kingdom')],
        reason: null,
      }).extraction.claims[0];
    expect(correct({ type: 'REJECT' })?.stance).toEqual([{ holder: 'state', target: 'lna', sign: -1 }]);
    expect(correct({ type: 'CONSULT' })?.stance).toEqual([]);
    expect(correct({ actor: ['guard'] })?.stance).toEqual([{ holder: 'kingdom', target: 'lna', sign: 1 }]);
    expect(correct({ polarity: 'negated' })?.stance).toEqual([]);
    expect(correct({ modality: 'planned' })?.stance).toEqual(one.stance);
    const stance = [{ holder: 'lna', target: 'state', sign: -1 as const }];
    expect(correct({ polarity: 'negated', stance })?.stance).toEqual(stance);
    expect(correct({ time: '2019-04', place: ['army'] })).toMatchObject({
      time_source: 'stated',
      place_source: 'stated',
    });
    expect(correct({ time: null })).toMatchObject({ time: null, time_source: null });
  });

  test('are applied in their order, and each finds its claim whatever those before it changed', () => {
    const [one] = EXTRACTION.claims;
    if (!one) throw new Error('the first claim is missing');
    const merge: Decision = {
      kind: 'merge-entities',
      from: 'army',
      into: 'guard',
      entities: [ref('guard', 'guard')],
      reason: null,
    };
    const again: Decision = { kind: 'merge-entities', from: 'guard', into: 'haftar', entities: [], reason: null };
    const reject: Decision = { kind: 'reject-claim', anchor: anchorOf(one), reason: 'x' };
    const result = after(merge, again, reject);
    expect(result.applied).toEqual(['k_0', 'k_1', 'k_2']);
    expect(actorsOf(result)).toEqual([['haftar'], ['haftar']]);
    expect(actorsOf(after(again, merge))).toEqual([['guard'], ['guard'], ['guard']]);
  });
});
