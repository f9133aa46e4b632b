/** The terms of full text, apart from the articles, so that reading an article does not carry them along. */
export const SEARCH_MIGRATION: readonly string[] = [
  `create table search_terms (
    document_id text collate "C" primary key references documents on delete cascade,
    terms tsvector not null
  )`,
  `create index search_terms_by_term on search_terms using gin (terms)`,
];
