/**
 * What must never be lost, as lines that are only ever appended: the articles of a case as they came in, and what people
 * decided about them. Everything else in a store can be computed again from these. In an embedded case a journal is a file,
 * on PostgreSQL a table.
 */
export interface Journal {
  /** Where it ends; 0 where it is empty. What a kill left half written is cut away: nobody was told it was kept. */
  readonly end: () => Promise<number>;
  /** Append lines and wait until they are safe from a loss of power; gives the new end. No line may hold a line break. */
  readonly append: (lines: readonly string[]) => Promise<number>;
  /**
   * Cut away for good the lines that are not kept, and give the new end. Killed on its way it leaves all lines or those that are
   * kept. It is no journal's everyday: people must be able to have a text erased.
   */
  readonly keepOnly: (isKept: (line: string) => boolean) => Promise<number>;
  /** The lines that begin at `from` or later: 0, or the end of a line. */
  readonly read: (from: number) => AsyncGenerator<JournalLine>;
}

export interface JournalLine {
  readonly line: string;
  /** Where the journal ends with this line: bytes of a file, lines of a table. */
  readonly end: number;
}

/** The journals of one case. */
export const JOURNALS = ['documents', 'decisions'] as const;
export type JournalName = (typeof JOURNALS)[number];
