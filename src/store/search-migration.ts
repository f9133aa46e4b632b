/**
 * The terms of full text, apart from the articles, so that reading an article does not carry them along. They are kept as they
 * are: packed they would be unpacked for every article that is ranked or looked through for a phrase, which takes twice as
 * long. Later `cheaper-writes.ts` lets new terms wait.
 */
export const SEARCH_MIGRATION: readonly string[] = [
  `create table search_terms (
    document_id text collate "C" primary key references documents on delete cascade,
    title tsvector not null,
    terms tsvector not null
  )`,
  `alter table search_terms alter column terms set storage external`,
  `create index search_terms_by_term on search_terms using gin (terms) with (fastupdate = off)`,
];
