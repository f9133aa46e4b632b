/** What the address of the network may say. */

/** At most so many parties. */
export const PARTIES_MOST = ['20', '40', '80', '150'] as const;
export const PARTIES_MOST_DEFAULT = '40';

/** Ties with at least so much effective evidence. */
export const EVIDENCE_LEAST = ['1.5', '2', '3', '5', '10'] as const;

const SEPARATOR = '|';

/** Parties whose ties are open, as they stand in the address. */
export function amongToAddress(parties: readonly string[]): string {
  return parties.join(SEPARATOR);
}

export function amongOf(address: string | undefined): readonly string[] {
  return address === undefined ? [] : address.split(SEPARATOR);
}

export interface NetworkSearch {
  readonly at?: string | undefined;
  readonly window?: number | undefined;
  readonly versus?: string | undefined;
  readonly party?: string | undefined;
  readonly depth?: '1' | '2' | undefined;
  readonly most?: (typeof PARTIES_MOST)[number] | undefined;
  readonly sign?: 'for' | 'against' | undefined;
  readonly least?: (typeof EVIDENCE_LEAST)[number] | undefined;
  readonly sort?: string | undefined;
  readonly named?: string | undefined;
  readonly holder?: string | undefined;
  readonly target?: string | undefined;
  readonly among?: string | undefined;
  readonly outlet?: string | undefined;
  readonly e?: string | undefined;
}
