/** Is a written word on a list, whatever is attached to it? The questions that finding names asks of one token. */
import type { EntityType } from '../model/index.ts';
import type { Reading, Token } from '../language/index.ts';
import type { NameWords } from './mention-types.ts';

/** What a cut leaves of a word, the article kept. */
export const spelling = (cut: Reading): string => (cut.article ? `ال${cut.stem}` : cut.stem);

const isTanwin = (cut: Reading): boolean => !cut.article && cut.stem.endsWith('ا');

/** جنود of جنوداً; other words as they are spelled. */
export const withoutTanwin = (cut: Reading): string => (isTanwin(cut) ? cut.stem.slice(0, -1) : spelling(cut));

/** The same without the article: جنود of الجنود. */
export const stemWithoutTanwin = (cut: Reading): string => (isTanwin(cut) ? cut.stem.slice(0, -1) : cut.stem);

/** True for a word that stands on the list as written or as one of its cuts, with the article where it has one. */
export function isListed(token: Token | undefined, list: ReadonlySet<string>): boolean {
  if (!token || token.kind !== 'word') return false;
  if (list.has(token.exact)) return true;
  return token.readings.some(
    (cut) => cut.pronoun === null && (list.has(spelling(cut)) || list.has(withoutTanwin(cut))),
  );
}

/** True for a noun of the list, with the article or without. */
export function isHead(token: Token | undefined, list: ReadonlySet<string>): boolean {
  return (
    token?.readings.some((cut) => cut.pronoun === null && (list.has(cut.stem) || list.has(stemWithoutTanwin(cut)))) ??
    false
  );
}

/** The kind of thing that a head noun names, with the cut that leaves it; indefinite nouns only. */
export function headOf(
  token: Token | undefined,
  { placeHeads, mediaHeads, forceHeads, organizationHeads }: NameWords,
): { readonly type: EntityType; readonly reading: Reading } | null {
  const lists: readonly (readonly [ReadonlySet<string>, EntityType])[] = [
    [placeHeads, 'place'],
    [mediaHeads, 'media'],
    [forceHeads, 'armed-group'],
    [organizationHeads, 'organization'],
  ];
  for (const reading of token?.readings ?? []) {
    if (reading.article || reading.pronoun !== null) continue;
    for (const [list, type] of lists) if (list.has(reading.stem)) return { type, reading };
  }
  return null;
}

/** The cut of a word that leaves a given name. */
export function givenNameOf(token: Token, { given }: NameWords): Reading | undefined {
  return token.readings.find((cut) => !cut.article && cut.pronoun === null && given.has(cut.stem));
}

/** True for a word that may open a name of several words by what it means: a title, a head noun. Few words do. */
export function mayOpenName(token: Token, words: NameWords): boolean {
  return (
    isListed(token, words.titles) ||
    isListed(token, words.allied) ||
    [words.forces, words.soldiers, words.describedGroups].some((list) => isHead(token, list)) ||
    token.readings.some(({ article, stem }) => article && words.numberedForces.has(stem)) ||
    headOf(token, words) !== null
  );
}

/** True for a noun that a thing, a place or an organisation is called by, in any cut: a name after it is that one's. */
export function isThingHead(token: Token, { organizationHeads, placeHeads, thingHeads }: NameWords): boolean {
  return [organizationHeads, placeHeads, thingHeads].some((list) => token.readings.some(({ stem }) => list.has(stem)));
}

/** True for a word that may name again what was named before: الوزير، التنظيم، الداخلية، الشعب، قواته. Few words do. */
export function mayNameAgain(token: Token, words: NameWords): boolean {
  const { titles, ministries, ownGroups, organizationHeads, forceHeads, belonging, forces } = words;
  return token.readings.some(
    (cut) =>
      (cut.article &&
        ([titles, ministries, ownGroups].some((list) => list.has(spelling(cut))) ||
          [organizationHeads, forceHeads, belonging].some((list) => list.has(cut.stem)))) ||
      (cut.pronoun !== null && forces.has(cut.stem)),
  );
}
