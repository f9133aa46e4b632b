import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { article, claim, denied, figure, ONTOLOGY, said } from '../../test/findings.ts';
import type { Claim } from '../model/index.ts';
import { parametersOf } from './declaration.ts';
import { deriveEvents, type Event, events } from './events.ts';
import { prepareEvidence } from './evidence.ts';
import type { ArticleFindings } from './findings.ts';

const PARENTS: Readonly<Record<string, readonly string[]>> = { 'ain-zara': ['tripoli'] };

function eventsOf(...articles: readonly ArticleFindings[]): readonly Event[] {
  const evidence = prepareEvidence(articles, ONTOLOGY, { placesAbove: (place) => PARENTS[place] ?? [] });
  return deriveEvents(evidence, parametersOf(events));
}

/** Two articles of two outlets, a day apart, with one claim each. */
function pair(first: Claim, second: Claim, published = '2020-01-16'): readonly Event[] {
  return eventsOf(article('a', { claims: [first] }), article('b', { claims: [second], published }));
}

describe('deriveEvents', () => {
  it('joins what two outlets tell of one day, one place within the other, and tells both sources', () => {
    const [joint, ...none] = eventsOf(
      article('a', {
        claims: [claim('ASSAULT', 'haftar', 'gna', { time: '2020-01-14', place: ['tripoli'] })],
        parties: { haftar: 'lna' },
      }),
      article('b', { claims: [claim('ASSAULT', 'lna', 'gna', { time: '2020-01-14', place: ['ain-zara'] })] }),
    );
    expect(none).toEqual([]);
    expect(joint).toMatchObject({
      type: 'ASSAULT',
      actors: ['lna'],
      recipients: ['gna'],
      date: '2020-01-14',
      dateInferred: false,
      status: 'done',
      documents: 2,
      voices: ['outlet:outlet a', 'outlet:outlet b'],
      places: ['ain-zara', 'tripoli'],
    });
    expect(joint?.placeVariants.map(({ value }) => value)).toEqual(['ain-zara', 'tripoli']);
  });

  it('says how wide a time is: a month is no day', () => {
    const [monthly] = eventsOf(article('a', { claims: [claim('AID', 'x', 'y', { time: '2019-04' })] }));
    expect(monthly).toMatchObject({ date: '2019-04-15', earliest: '2019-04-01', latest: '2019-04-30' });
    const [unsaid] = eventsOf(article('a', { claims: [claim('AID', 'x', 'y')] }));
    expect(unsaid).toMatchObject({ date: '2020-01-15', earliest: '2020-01-15', dateInferred: true });
  });

  it('keeps apart what lies in two places, on two days, or between other parties', () => {
    const attack = (change: Partial<Claim>, recipient = 'gna') => claim('ASSAULT', 'lna', recipient, change);
    const day = '2020-01-14';
    expect(pair(attack({ time: day, place: ['sirte'] }), attack({ time: day, place: ['tripoli'] }))).toHaveLength(2);
    expect(pair(attack({ time: day }), attack({ time: '2020-01-11' }))).toHaveLength(2);
    expect(pair(attack({ time: day }), attack({ time: day }, 'turkey'))).toHaveLength(2);
    expect(pair(attack({ time: day }), attack({ time: day, aspect: 'state' }))).toHaveLength(2);
  });

  it('lets reports of one act differ by a day where the place or the words are the same, and shows the days', () => {
    const [event, ...none] = pair(
      claim('ASSAULT', 'lna', 'gna', { time: '2020-01-14', place: ['tripoli'] }),
      claim('ASSAULT', 'lna', 'gna', { time: '2020-01-13', place: ['tripoli'] }),
    );
    expect(none).toEqual([]);
    expect(event?.dates.map(({ value }) => value)).toEqual(['2020-01-13', '2020-01-14']);
    const other = { evidence: 'قصفت القوات حيا سكنيا' };
    const another = { evidence: 'دارت اشتباكات عنيفة ليلا' };
    expect(
      pair(
        claim('ASSAULT', 'lna', 'gna', { time: '2020-01-14', ...other }),
        claim('ASSAULT', 'lna', 'gna', { time: '2020-01-13', ...another }),
      ),
    ).toHaveLength(2);
  });

  it('does not take a day for a part of a month, unless the words are the same', () => {
    const telling = (time: string, evidence: string) => claim('ASSAULT', 'lna', 'gna', { time, evidence });
    expect(pair(telling('2020-01', 'هجوم على المطار'), telling('2020-01-14', 'غارة قرب الميناء'))).toHaveLength(2);
    expect(pair(telling('2020-01', 'هجوم على المطار'), telling('2020-01-14', 'الهجوم على المطار'))).toHaveLength(1);
  });

  it('joins undated tellings of near articles, but no chain of them', () => {
    const attack = () => claim('ASSAULT', 'lna', 'gna');
    const onDays = (...published: readonly string[]) =>
      eventsOf(...published.map((day, index) => article(`a${index}`, { claims: [attack()], published: day })));
    expect(onDays('2020-01-10', '2020-01-12')).toHaveLength(1);
    // Each is within three days of the next, the last is not within three of the first.
    expect(onDays('2020-01-10', '2020-01-12', '2020-01-14').map(({ documents }) => documents)).toEqual([2, 1]);
  });

  it('counts a speaker whom two outlets quote as one source', () => {
    const [event] = pair(
      claim('AID', 'russia', 'lna', { attribution: said('named', 'africom') }),
      claim('AID', 'russia', 'lna', { attribution: said('named', 'africom') }),
    );
    expect(event).toMatchObject({ voices: ['named:africom'], documents: 2 });
  });

  it('holds what one affirms and another denies for contested, and what is only denied for denied', () => {
    const told = claim('SUPPORT', 'us', 'lna', { aspect: 'state', evidence: 'دعم أميركي' });
    const refuted = () =>
      claim('SUPPORT', 'us', 'lna', { aspect: 'state', polarity: 'negated', attribution: denied('mismari') });
    const denial = refuted();
    expect(pair(told, denial)).toMatchObject([{ status: 'contested', claimIds: [told.id], denialIds: [denial.id] }]);
    expect(eventsOf(article('a', { claims: [refuted()] }))).toMatchObject([{ status: 'denied', denialIds: [] }]);
  });

  it('tells where figures differ in the sentences of one event', () => {
    const attack = () => claim('ASSAULT', 'lna', 'gna', { time: '2020-01-14' });
    const [event] = eventsOf(
      article('a', { claims: [attack()], figures: [figure('killed', 28, { id: 'f1' })] }),
      article('b', { claims: [attack()], figures: [figure('killed', 30, { id: 'f2' })] }),
    );
    expect(event?.figures).toEqual([
      {
        measure: 'killed',
        variants: [
          { value: '28..28', findingIds: ['f1'] },
          { value: '30..30', findingIds: ['f2'] },
        ],
      },
    ]);
  });

  it('links what was planned to what happened later between the same parties', () => {
    const planned = claim('ASSAULT', 'lna', 'gna', { modality: 'planned' });
    const done = claim('ASSAULT', 'lna', 'gna', { time: '2020-02-20' });
    const other = claim('ASSAULT', 'lna', 'turkey', { time: '2020-02-20' });
    const [plan, first, second] = eventsOf(
      article('a', { claims: [planned] }),
      article('b', { claims: [done, other], published: '2020-02-21' }),
    );
    expect(plan).toMatchObject({ status: 'planned', type: 'ASSAULT' });
    expect(plan?.followedBy).toHaveLength(1);
    const fulfilled = [first, second].find((event) => event?.id === plan?.followedBy[0]);
    expect(fulfilled).toMatchObject({ recipients: ['gna'], announcedBy: [plan?.id] });
  });

  it('takes no attack in return for what came of a plan, and nothing for what came of a denied promise', () => {
    const planned = claim('ASSAULT', 'lna', 'gna', { modality: 'planned' });
    const inReturn = claim('ASSAULT', 'gna', 'lna', { time: '2020-02-20' });
    const refused = claim('AGREE', 'france', 'lna', { polarity: 'negated', attribution: denied('france') });
    const aid = claim('AID', 'france', 'lna', { time: '2020-02-20' });
    const all = eventsOf(
      article('a', { claims: [planned, refused] }),
      article('b', { claims: [inReturn, aid], published: '2020-02-21' }),
    );
    expect(all).toHaveLength(4);
    expect(all.flatMap(({ followedBy }) => followedBy)).toEqual([]);
  });

  it('takes a meeting for what became of the agreement to meet, and nothing after the time is up', () => {
    const promise = claim('AGREE', 'lna', 'france', { modality: 'planned' });
    const met = claim('CONSULT', ['france', 'lna'], [], { time: '2020-02-01' });
    const articles = [article('a', { claims: [promise] }), article('b', { claims: [met], published: '2020-02-02' })];
    expect(eventsOf(...articles)[0]?.followedBy).toHaveLength(1);
    const evidence = prepareEvidence(articles, ONTOLOGY);
    expect(deriveEvents(evidence, { followDays: 10 })[0]?.followedBy).toEqual([]);
  });

  it('gives the same events in whatever order the articles come', () => {
    const parties = ['lna', 'gna', 'turkey'];
    const anyClaim = fc.record({
      type: fc.constantFrom('ASSAULT' as const, 'AID' as const, 'CONSULT' as const),
      actor: fc.constantFrom(...parties),
      recipient: fc.constantFrom(...parties, null),
      time: fc.constantFrom(null, '2020-01-13', '2020-01-14', '2020-01'),
      polarity: fc.constantFrom('affirmed' as const, 'negated' as const),
    });
    const anyArticles = fc
      .array(fc.tuple(fc.integer({ min: 10, max: 20 }), fc.array(anyClaim, { maxLength: 3 })), { maxLength: 8 })
      .map((rows) =>
        rows.map(([published, claims], index) =>
          article(`a${index}`, {
            published: `2020-01-${published}`,
            claims: claims.map(({ type, actor, recipient, ...change }, at) =>
              claim(type, actor, recipient ?? [], { ...change, id: `c${index}-${at}` }),
            ),
          }),
        ),
      );
    fc.assert(
      fc.property(
        anyArticles.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(eventsOf(...shuffled)).toEqual(eventsOf(...all));
          const told = eventsOf(...all).flatMap(({ claimIds, denialIds }) => [...claimIds, ...denialIds]);
          const given = all.flatMap(({ extraction }) => extraction.claims.map(({ id }) => id));
          // Every claim belongs to one event.
          expect(told.toSorted()).toEqual(given.toSorted());
        },
      ),
    );
  });
});
