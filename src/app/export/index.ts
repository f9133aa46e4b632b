/** Every list of a case as a file: as it stands, filters applied, with sentences, articles and parameters. */
import type { Label, MessageLanguage, PositionParameters, Regard } from '../../model/index.ts';
import { allArticles } from '../articles.ts';
import { figures, type FigureQuery } from '../figures.ts';
import type { NetworkQuery } from '../network.ts';
import { ledger, type LedgerQuery } from '../ledger.ts';
import { positionEvidence, type PositionQuery, positionsWithEvidence } from '../positions.ts';
import { searchArticles, type SearchOptions } from '../search/index.ts';
import { allEvents, type EventQuery } from '../timeline.ts';
import type { OpenCase } from '../workspace.ts';
import { type ArticleFilter, articleFilter, holdsWords } from './filter.ts';
import { type ExportFormat, writeTable } from './formats.ts';
import { EVENT_LIST } from './event-list.ts';
import { tieRows } from './graph.ts';
import {
  ARTICLE_LIST,
  EVIDENCE_LIST,
  FIGURE_LIST,
  NETWORK_LIST,
  LEDGER_LIST,
  POSITION_LIST,
  type PositionRow,
  SEARCH_LIST,
  type SearchRow,
} from './lists.ts';
import { makeTable, type Parameter, SEPARATOR, type Table } from './table.ts';

/** Which list, and what it is asked with. */
export type ExportRequest =
  | { readonly list: 'articles'; readonly filter: ArticleFilter }
  | { readonly list: 'figures'; readonly query: FigureQuery; readonly words?: string | undefined }
  | { readonly list: 'ledger'; readonly query: Omit<LedgerQuery, 'after' | 'limit'> }
  | { readonly list: 'positions'; readonly query: PositionQuery; readonly sentences: number }
  | {
      readonly list: 'evidence';
      readonly names: { readonly holder: string; readonly target: string };
      readonly query: Pick<PositionQuery, 'outlets' | 'at' | 'windowDays' | 'regard'>;
    }
  | { readonly list: 'events'; readonly query: EventQuery }
  | { readonly list: 'network'; readonly query: NetworkQuery }
  | ({ readonly list: 'search' } & Omit<SearchOptions, 'limit' | 'after'>);

/**
 * The list as a file.
 * @throws MarsadError what the list itself throws: `query/…`, `search/…`, `position/no-evidence`
 */
export async function exportList(
  openCase: OpenCase,
  request: ExportRequest,
  format: ExportFormat,
  language: MessageLanguage,
): Promise<Uint8Array> {
  return writeTable(await tableOf(openCase, request, language), format);
}

async function tableOf(openCase: OpenCase, request: ExportRequest, language: MessageLanguage): Promise<Table> {
  switch (request.list) {
    case 'articles': {
      const { words = '', outlets, from = '', to = '' } = request.filter;
      const isAskedFor = articleFilter(request.filter);
      const articles = (await allArticles(openCase)).filter(isAskedFor);
      const parameters = [WORDS(words), OUTLETS(outlets), FROM(from), TO(to)];
      return makeTable(ARTICLE_LIST, articles, openCase.name, parameters, language);
    }
    case 'figures': {
      const { query, words = '' } = request;
      const items = (await figures(openCase, query)).figures.filter(({ sentence }) => holdsWords(sentence.text, words));
      const parameters = [
        parameter('measure', 'المقياس', 'Measure', joined(query.measures)),
        parameter('place', 'المكان', 'Place', joined(query.places)),
        WORDS(words),
      ];
      return makeTable(FIGURE_LIST, items, openCase.name, parameters, language);
    }
    case 'ledger': {
      const { measures, words = '', outlets, from = '', to = '', onlyConflicts = false } = request.query;
      const { reports } = await ledger(openCase, { ...request.query, limit: Infinity });
      const parameters = [
        parameter('measure', 'المقياس', 'Measure', joined(measures)),
        WORDS(words),
        OUTLETS(outlets),
        FROM(from),
        TO(to),
        parameter('conflicts', 'المتعارض وحده', 'Only conflicts', onlyConflicts ? 'only' : ''),
      ];
      return makeTable(LEDGER_LIST, reports, openCase.name, parameters, language);
    }
    case 'positions': {
      const { holders, targets, outlets } = request.query;
      const { answer, evidence } = await positionsWithEvidence(openCase, request.query, request.sentences);
      const parties = new Map([...answer.holders, ...answer.targets].map((party) => [party.id, party]));
      const rows = answer.cells.flatMap((position, index): readonly PositionRow[] => {
        const holder = parties.get(position.holder);
        const target = parties.get(position.target);
        if (!holder || !target) return [];
        const items = evidence[index] ?? [];
        return (items.length === 0 ? [null] : items).map((item) => ({ holder, target, position, item }));
      });
      const asked = [HOLDERS(joined(holders)), TARGETS(joined(targets)), OUTLETS(outlets), REGARD(request.query)];
      const parameters = [...asked, ...formula(answer.parameters)];
      return makeTable(POSITION_LIST, rows, openCase.name, parameters, language);
    }
    case 'evidence': {
      const { names, query } = request;
      const { holder, target, items, parameters } = await positionEvidence(openCase, names, query);
      const sides = [HOLDERS(holder.label[language]), TARGETS(target.label[language])];
      const asked = [...sides, OUTLETS(query.outlets), REGARD(query)];
      return makeTable(EVIDENCE_LIST, items, openCase.name, [...asked, ...formula(parameters)], language);
    }
    case 'events': {
      const { parties, types, statuses, marks, outlets, from = '', to = '' } = request.query;
      const asked = [
        parameter('party', 'الطرف', 'Party', joined(parties)),
        parameter('type', 'نوع الفعل', 'Type', joined(types)),
        parameter('status', 'الحال', 'Status', joined(statuses)),
        parameter('mark', 'ما يميزه', 'Mark', joined(marks)),
        OUTLETS(outlets),
        FROM(from),
        TO(to),
      ];
      return makeTable(EVENT_LIST, await allEvents(openCase, request.query), openCase.name, asked, language);
    }
    case 'network': {
      const { sign, evidenceMin, depth, from, to, outlets } = request.query;
      const { rows, plan } = await tieRows(openCase, request.query);
      const parameters = [
        parameter('party', 'حول', 'Around', plan.party?.label[language] ?? ''),
        parameter('depth', 'على بُعد', 'Ties away', plan.party === null ? '' : (depth ?? '')),
        parameter('sign', 'الاتجاه', 'Sign', sign ?? ''),
        parameter('evidence_min', 'أقل الأدلة n', 'Least evidence n', evidenceMin ?? ''),
        OUTLETS(outlets),
        FROM(from ?? ''),
        TO(to ?? ''),
        ...formula(plan.parameters),
      ];
      return makeTable(NETWORK_LIST, rows, openCase.name, parameters, language);
    }
    case 'search': {
      const { query, rows } = await allHits(openCase, request);
      const { outlets, from = '', to = '' } = request;
      const parameters = [parameter('query', 'عبارة البحث', 'Query', query), OUTLETS(outlets), FROM(from), TO(to)];
      return makeTable(SEARCH_LIST, rows, openCase.name, parameters, language);
    }
  }
}

const PAGE = 100;

async function allHits(
  openCase: OpenCase,
  asked: Omit<SearchOptions, 'limit' | 'after'>,
): Promise<{ readonly query: string; readonly rows: readonly SearchRow[] }> {
  const rows: SearchRow[] = [];
  let after: string | undefined;
  for (;;) {
    const { query, hits, next }: Awaited<ReturnType<typeof searchArticles>> = await searchArticles(openCase, {
      ...asked,
      limit: PAGE,
      after,
    });
    for (const hit of hits) {
      const snippets = hit.snippets.length === 0 ? [null] : hit.snippets;
      rows.push(...snippets.map((snippet) => ({ hit, snippet })));
    }
    if (next === null) return { query, rows };
    after = next;
  }
}

// — parameters

function parameter(id: string, ar: string, en: string, value: string | number): Parameter {
  const label: Label = { ar, en };
  return { id, label, value };
}

function joined(values: readonly string[] | undefined): string {
  return (values ?? []).join(SEPARATOR);
}

const WORDS = (words: string): Parameter => parameter('words', 'التصفية', 'Filter', words);
const OUTLETS = (outlets: readonly string[] | undefined): Parameter =>
  parameter('outlet', 'الوسيلة', 'Outlet', joined(outlets));
const FROM = (day: string): Parameter => parameter('from', 'من يوم', 'From', day);
const TO = (day: string): Parameter => parameter('to', 'حتى يوم', 'Until', day);
const HOLDERS = (names: string): Parameter => parameter('holder', 'صاحب الموقف', 'Holder', names);
const TARGETS = (names: string): Parameter => parameter('target', 'تجاه', 'Toward', names);
const REGARD = ({ regard = '' }: { readonly regard?: Regard | undefined | '' }): Parameter =>
  parameter('regard', 'ما يُعرف به', 'Known by', regard);

function formula({ at, windowDays, massMin }: PositionParameters): readonly Parameter[] {
  return [
    parameter('at', 'اليوم', 'Day', at),
    parameter('window_days', 'النافذة بالأيام', 'Window in days', windowDays),
    parameter('mass_min', 'أدنى كتلة', 'Least mass', massMin),
  ];
}
