/** The columns of every list that can be exported. The order is that of the question: what, who, the sentence, the article. */
import type {
  ArticleSummary,
  EvidenceItem,
  FigureItem,
  Label,
  LedgerReport,
  PartyRef,
  Position,
  SearchHit,
  SearchSnippet,
  SentenceView,
} from '../../model/index.ts';
import type { TieRow } from './graph.ts';
import { type Cell, type Column, SEPARATOR } from './table.ts';

type ArticleRef = EvidenceItem['article'];

export function column<Row>(
  id: string,
  ar: string,
  en: string,
  width: number,
  value: Column<Row>['value'],
): Column<Row> {
  return { id, label: { ar, en }, width, value };
}

function articleColumns<Row>(of: (row: Row) => ArticleRef | undefined): readonly Column<Row>[] {
  return [
    column('article_title', 'عنوان المقال', 'Article', 40, (row) => of(row)?.title ?? null),
    column('outlet', 'الوسيلة', 'Outlet', 16, (row) => of(row)?.outlet ?? null),
    column('published', 'تاريخ النشر', 'Published', 12, (row) => of(row)?.published ?? null),
    column('url', 'الرابط', 'Address', 24, (row) => of(row)?.url ?? null),
    column('article_id', 'معرّف المقال', 'Article id', 16, (row) => of(row)?.id ?? null),
  ];
}

function sentenceColumns<Row>(of: (row: Row) => SentenceView | undefined): readonly Column<Row>[] {
  return [
    column('sentence', 'الجملة', 'Sentence', 80, (row) => of(row)?.text ?? null),
    column('evidence', 'موضع الدليل', 'Evidence', 40, (row) => {
      const sentence = of(row);
      return sentence ? sentence.text.slice(...sentence.highlight) : null;
    }),
  ];
}

export const namesIn = (parties: readonly PartyRef[], language: keyof Label): Cell =>
  parties.length === 0 ? null : parties.map(({ label }) => label[language]).join(SEPARATOR);
export const idsIn = (parties: readonly PartyRef[]): Cell =>
  parties.length === 0 ? null : parties.map(({ id }) => id).join(SEPARATOR);
export const yesNo = (value: boolean | undefined): Cell => (value === undefined ? null : value ? 'true' : 'false');

export const ARTICLE_LIST = {
  title: { ar: 'المقالات', en: 'Articles' },
  columns: [
    ...articleColumns<ArticleSummary>((article) => article),
    column('language', 'اللغة', 'Language', 8, ({ language }) => language),
    column('words', 'الكلمات', 'Words', 8, ({ words }) => words),
    column('claims', 'الادعاءات', 'Claims', 8, ({ claims }) => claims),
    column('figures', 'الأرقام', 'Figures', 8, ({ figures }) => figures),
    column('lead', 'المطلع', 'First words', 60, ({ lead }) => lead),
  ] satisfies readonly Column<ArticleSummary>[],
};

export const FIGURE_LIST = {
  title: { ar: 'الأرقام', en: 'Figures' },
  columns: [
    column<FigureItem>('measure', 'المقياس', 'Measure', 12, ({ figure }) => figure.measure),
    column('value', 'القيمة', 'Value', 10, ({ figure }) => figure.value),
    column('low', 'الحد الأدنى', 'Low', 10, ({ figure }) => figure.low),
    column('high', 'الحد الأعلى', 'High', 10, ({ figure }) => figure.high),
    column('unit', 'المعدود', 'Unit', 12, ({ figure }) => figure.unit),
    column('places', 'الأماكن', 'Places', 20, ({ places }, language) => namesIn(places, language)),
    column('time', 'التاريخ المذكور', 'As of', 12, ({ figure }) => figure.time),
    column('voice', 'نوع المصدر', 'Kind of source', 12, ({ figure }) => figure.attribution.kind),
    column('speakers', 'على ذمة', 'On whose word', 24, ({ speakers }, language) => namesIn(speakers, language)),
    ...sentenceColumns<FigureItem>(({ sentence }) => sentence),
    column<FigureItem>('prints', 'عدد مرات النشر', 'Prints', 8, ({ prints }) => prints),
    ...articleColumns<FigureItem>(({ article }) => article),
    column('figure_id', 'معرّف الرقم', 'Figure id', 22, ({ figure }) => figure.id),
  ] satisfies readonly Column<FigureItem>[],
};

/** A report of the ledger, with the first sentence that gives it. */
export const LEDGER_LIST = {
  title: { ar: 'سجل الأرقام', en: 'Ledger' },
  columns: [
    column<LedgerReport>('measure', 'المقياس', 'Measure', 12, ({ measure }) => measure),
    column('value', 'القيمة', 'Value', 10, ({ value }) => value),
    column('low', 'الحد الأدنى', 'Low', 10, ({ low }) => low),
    column('high', 'الحد الأعلى', 'High', 10, ({ high }) => high),
    column('words', 'بلفظ النص', 'In the words of the text', 20, ({ figures }) => figures[0]?.figure.evidence ?? null),
    column('unit', 'المعدود', 'Unit', 12, ({ figures }) => figures[0]?.figure.unit ?? null),
    column('group', 'الفئة', 'Group', 16, ({ group }, language) => group?.label[language] ?? null),
    column('places', 'الأماكن', 'Places', 20, ({ places }, language) => namesIn(places, language)),
    column('as_of', 'يصح ليوم', 'As of', 12, ({ asOf }) => asOf),
    column('as_of_inferred', 'اليوم مستنتَج', 'Day inferred', 10, ({ asOfInferred }) => yesNo(asOfInferred)),
    column('tally', 'حصيلة متراكمة', 'Tally', 10, ({ cumulative }) => cumulative),
    column('voice', 'نوع المصدر', 'Kind of source', 12, ({ reporterKind }) => reporterKind),
    column('reporters', 'على ذمة', 'On whose word', 24, ({ reporters }, language) => namesIn(reporters, language)),
    column('outlets', 'الوسائل الناقلة', 'Carried by', 24, ({ outlets }) => outlets.join(SEPARATOR)),
    column('conflicts', 'أرقام تعارضه', 'Conflicts', 10, ({ conflicts }) => conflicts),
    column('fell', 'أدنى من حصيلة سابقة', 'Below an earlier tally', 10, ({ isFall }) => yesNo(isFall)),
    ...sentenceColumns<LedgerReport>(({ figures }) => figures[0]?.sentence),
    ...articleColumns<LedgerReport>(({ figures }) => figures[0]?.article),
    column('report_id', 'معرّف البند', 'Report id', 22, ({ id }) => id),
  ] satisfies readonly Column<LedgerReport>[],
};

export const EVIDENCE_LIST = {
  title: { ar: 'أدلة الموقف', en: 'Evidence' },
  columns: [
    column<EvidenceItem>('sign', 'الاتجاه', 'Sign', 8, ({ sign }) => sign),
    column('type', 'نوع الفعل', 'Type', 14, ({ type }) => type ?? 'told-shift'),
    column('mode', 'صورته', 'Mode', 14, ({ mode }) => mode),
    column('polarity', 'الإثبات', 'Polarity', 10, ({ polarity }) => polarity),
    column('modality', 'التحقق', 'Modality', 10, ({ modality }) => modality),
    column('actor', 'الفاعل', 'Actor', 24, ({ actor }, language) => namesIn(actor, language)),
    column('recipient', 'المتلقي', 'Recipient', 24, ({ recipient }, language) => namesIn(recipient, language)),
    column('voice', 'نوع المصدر', 'Kind of source', 12, ({ attribution }) => attribution.kind),
    column('speakers', 'على ذمة', 'On whose word', 24, ({ speakers }, language) => namesIn(speakers, language)),
    ...sentenceColumns<EvidenceItem>(({ sentence }) => sentence),
    column('date', 'يُحسب في', 'Counts at', 12, ({ date }) => date),
    column('date_inferred', 'التاريخ مستنتَج', 'Date inferred', 10, ({ dateInferred }) => yesNo(dateInferred)),
    column('strength', 'الاتجاه في القوة', 'Sign × strength', 10, ({ strength }) => strength),
    column('weight', 'الوزن', 'Weight', 10, ({ weight }) => weight),
    column('share', 'الحصة', 'Share', 10, ({ share }) => share),
    column('confidence', 'الثقة', 'Confidence', 10, ({ confidence }) => confidence),
    ...articleColumns<EvidenceItem>(({ article }) => article),
    column('actor_ids', 'معرّفات الفاعل', 'Actor ids', 20, ({ actor }) => idsIn(actor)),
    column('recipient_ids', 'معرّفات المتلقي', 'Recipient ids', 20, ({ recipient }) => idsIn(recipient)),
    column('claim_id', 'معرّف الادعاء', 'Claim id', 22, ({ claimId }) => claimId),
  ] satisfies readonly Column<EvidenceItem>[],
};

/** A position with one of the sentences that weigh most in it; without any where none was asked for. */
export interface PositionRow {
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly position: Position;
  readonly item: EvidenceItem | null;
}

export const POSITION_LIST = {
  title: { ar: 'المواقف', en: 'Positions' },
  columns: [
    column<PositionRow>('holder', 'صاحب الموقف', 'Holder', 24, ({ holder }, language) => holder.label[language]),
    column('target', 'تجاه', 'Toward', 24, ({ target }, language) => target.label[language]),
    column('value', 'الموقف', 'Position', 10, ({ position }) => position.value),
    column('n', 'الأدلة الفعلية n', 'Effective evidence n', 10, ({ position }) => position.n),
    column('mass', 'الكتلة m', 'Mass m', 10, ({ position }) => position.mass),
    column('units', 'وحدات الدليل', 'Units of evidence', 10, ({ position }) => position.units),
    column('favourable', 'مع', 'For', 8, ({ position }) => position.favourable),
    column('adverse', 'ضد', 'Against', 8, ({ position }) => position.adverse),
    column('contested', 'متنازع فيه', 'Contested', 10, ({ position }) => yesNo(position.contested)),
    column('outlets', 'الوسائل', 'Outlets', 8, ({ position }) => position.outlets),
    column('last_date', 'أحدث دليل', 'Latest evidence', 12, ({ position }) => position.lastDate),
    column('sentence_sign', 'اتجاه الجملة', 'Sign of the sentence', 10, ({ item }) => item?.sign ?? null),
    ...sentenceColumns<PositionRow>(({ item }) => item?.sentence),
    column('date', 'يُحسب في', 'Counts at', 12, ({ item }) => item?.date ?? null),
    column('share', 'الحصة', 'Share', 10, ({ item }) => item?.share ?? null),
    ...articleColumns<PositionRow>(({ item }) => item?.article),
    column('claim_id', 'معرّف الادعاء', 'Claim id', 22, ({ item }) => item?.claimId ?? null),
    column('holder_id', 'معرّف صاحب الموقف', 'Holder id', 20, ({ holder }) => holder.id),
    column('target_id', 'معرّف المقصود', 'Target id', 20, ({ target }) => target.id),
  ] satisfies readonly Column<PositionRow>[],
};

/** An article that was found, with one of its sentences; without any where it was found by its fields alone. */
export interface SearchRow {
  readonly hit: SearchHit;
  readonly snippet: SearchSnippet | null;
}

export const SEARCH_LIST = {
  title: { ar: 'نتائج البحث', en: 'Search' },
  columns: [
    column<SearchRow>('sentence', 'الجملة', 'Sentence', 80, ({ snippet }) =>
      snippet ? `${snippet.cutBefore ? '… ' : ''}${snippet.text}${snippet.cutAfter ? ' …' : ''}` : null,
    ),
    column('matched', 'ما طابق', 'Matched', 30, ({ snippet }) =>
      snippet ? snippet.highlights.map(([start, end]) => snippet.text.slice(start, end)).join(SEPARATOR) : null,
    ),
    column('hits', 'المواضع في المقال', 'Hits in the article', 10, ({ hit }) => hit.hits),
    ...articleColumns<SearchRow>(({ hit }) => hit.article),
    column('words', 'الكلمات', 'Words', 8, ({ hit }) => hit.article.words),
    column('claims', 'الادعاءات', 'Claims', 8, ({ hit }) => hit.article.claims),
    column('figures', 'الأرقام', 'Figures', 8, ({ hit }) => hit.article.figures),
  ] satisfies readonly Column<SearchRow>[],
};

/** A tie of the network with the sentence that weighs most in it. */
export const NETWORK_LIST = {
  title: { ar: 'الشبكة', en: 'Network' },
  columns: [
    column<TieRow>('holder', 'صاحب الموقف', 'Holder', 24, ({ holder }, language) => holder.label[language]),
    column('target', 'تجاه', 'Toward', 24, ({ target }, language) => target.label[language]),
    column('value', 'الموقف', 'Position', 10, ({ tie }) => tie.value),
    column('n', 'الأدلة الفعلية n', 'Effective evidence n', 10, ({ tie }) => tie.n),
    column('contested', 'متنازع فيه', 'Contested', 10, ({ tie }) => yesNo(tie.contested)),
    column('units', 'وحدات الدليل', 'Units of evidence', 10, ({ tie }) => tie.units),
    column('outlets', 'الوسائل', 'Outlets', 8, ({ tie }) => tie.outlets),
    column('first_date', 'أول دليل', 'Earliest evidence', 12, ({ tie }) => tie.firstDate),
    column('last_date', 'أحدث دليل', 'Latest evidence', 12, ({ tie }) => tie.lastDate),
    column('holder_camp', 'معسكر صاحب الموقف', 'Camp of the holder', 10, ({ holderCamp }) => holderCamp),
    column('target_camp', 'معسكر المقصود', 'Camp of the target', 10, ({ targetCamp }) => targetCamp),
    ...sentenceColumns<TieRow>(({ item }) => item?.sentence),
    ...articleColumns<TieRow>(({ item }) => item?.article),
    column('claim_id', 'معرّف الادعاء', 'Claim id', 22, ({ item }) => item?.claimId ?? null),
    column('holder_id', 'معرّف صاحب الموقف', 'Holder id', 20, ({ holder }) => holder.id),
    column('target_id', 'معرّف المقصود', 'Target id', 20, ({ target }) => target.id),
  ] satisfies readonly Column<TieRow>[],
};
