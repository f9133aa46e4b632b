import { expect, test } from 'vitest';

import type { ArticleSummary } from '../../api/types.ts';
import { countMonths, inOrder, isShown, listArticles, SHOWS } from './article-list.ts';

function article(id: string, published: string | null, more: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id, published, title: id, outlet: 'صحيفة', url: null, language: 'ar', words: 10, claims: 1, figures: 0, lead: '', ...more,
  }; // prettier-ignore
}

const ARTICLES = [
  article('c', '2019-05-02', { outlet: 'باء', claims: 5 }),
  article('b', '2019-04-10', { outlet: null, claims: 0 }),
  article('a', '2019-04-09', { outlet: 'ألف', claims: 5 }),
  article('undated', null),
];
const EDITIONS = {
  reprints: [
    ['a', 'b', 'gone'],
    ['c', 'gone too'],
  ],
  versions: [{ id: 'c', former: 2 }],
};
const LISTED = listArticles(ARTICLES, EDITIONS);
const idsOf = (listed: typeof LISTED) => listed.map((one) => one.article.id);

test('each print knows its place and the earliest; one whose other prints are not there is none', () => {
  expect(LISTED.map(({ marks }) => marks.print && [marks.print.place, marks.print.of, marks.print.first.id])).toEqual([
    null,
    [2, 2, 'a'],
    [1, 2, 'a'],
    null,
  ]);
});

test('what a list is narrowed to', () => {
  const shown = Object.fromEntries(SHOWS.map((show) => [show, idsOf(LISTED.filter((one) => isShown(one, show)))]));
  expect(shown).toEqual({
    once: ['c', 'a', 'undated'],
    reprinted: ['b', 'a'],
    changed: ['c'],
    bare: ['b'],
    undated: ['undated'],
  });
});

test('orders, with what is not known at the end', () => {
  expect(idsOf(inOrder(LISTED, undefined))).toEqual(['c', 'b', 'a', 'undated']);
  expect(idsOf(inOrder(LISTED, 'oldest'))).toEqual(['a', 'b', 'c', 'undated']);
  expect(idsOf(inOrder(LISTED, 'outlet'))).toEqual(['a', 'c', 'undated', 'b']);
  expect(idsOf(inOrder(LISTED, 'claims'))).toEqual(['c', 'a', 'undated', 'b']);
});

test('months without an article stand between those with one, over the turn of a year', () => {
  const dates = ['2019-11-03', '2020-02', '2019-11-30', '2018', null];
  expect(countMonths(dates, dates)).toEqual([
    { month: '2019-11', articles: 2 },
    { month: '2019-12', articles: 0 },
    { month: '2020-01', articles: 0 },
    { month: '2020-02', articles: 1 },
  ]);
  expect(countMonths([], dates).map(({ articles }) => articles)).toEqual([0, 0, 0, 0]);
  expect(countMonths([], [null])).toEqual([]);
});
