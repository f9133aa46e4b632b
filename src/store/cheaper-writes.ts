/**
 * What made the writing of an article cost half of what reading it costs is left out: see
 * docs/decisions/0006-the-store-writes-less.md.
 */
export const CHEAPER_WRITES: readonly string[] = [
  // The store sees to it that what was found in an article goes with it.
  ...['search_terms', 'entities', 'claims', 'shifts', 'figures', 'applied', 'shingle_buckets', 'reprints'].map(
    (table) => `alter table ${table} drop constraint ${table}_document_id_fkey`,
  ),
  `alter table reprints drop constraint reprints_other_id_fkey`,
  `alter table figure_places drop constraint figure_places_document_id_n_fkey`,
  // The program compresses what was found, and takes it apart again: what is read of it by itself stands beside it.
  `alter table documents add column blocks json`,
  `update documents set blocks = extraction->'blocks'`,
  `alter table documents
    alter column blocks set not null,
    alter column extraction type bytea using convert_to(extraction::text, 'UTF8'),
    alter column extracted type bytea using convert_to(extracted::text, 'UTF8')`,
  `alter table documents
    alter column text set storage external,
    alter column extraction set storage external,
    alter column extracted set storage external`,
  // No query asked for these.
  `drop index claims_with_stance`,
  `alter table claims drop column type, drop column stances`,
  // A row for each entity of an article, and none for each mention.
  `alter table entities
    add column mentions integer not null default 0,
    add column labels text not null default '',
    add column spans text not null default ''`,
  `update entities e set mentions = m.mentions, labels = m.labels, spans = m.spans
    from (
      select document_id, entity_id, count(*) as mentions,
        chr(31) || string_agg(distinct label, chr(31)) || chr(31) as labels,
        string_agg(starts || ',' || ends, ',' order by n) as spans
      from mentions group by document_id, entity_id
    ) m
    where m.document_id = e.document_id and m.entity_id = e.entity_id`,
  `drop table mentions`,
  // New terms wait in a list, which a search reads through, until there are many of them or the articles of an ingest are all in.
  `alter index search_terms_by_term set (fastupdate = on)`,
];
