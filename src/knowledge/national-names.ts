/**
 * What people, forces and bodies of a country are called that no table names: by its adjective, as both languages do. Libyan parties,
 * الأطراف الليبية; British hostages, الرهائن البريطانيون.
 *
 * A country whose Arabic adjective would be mistaken (مالي: financial) has none; there the name says «الأطراف في مالي».
 */
import type { Actor, Label } from '../model/index.ts';
import { definiteNisba, inflectNisba } from '../language/index.ts';
import { slugOf } from './romanise.ts';

/** A definite noun, and the form of an adjective after it: الشعب m, الأطراف f (things, broken plurals), المدنيون p. */
export interface NationalNoun {
  readonly noun: string;
  readonly agreement: 'm' | 'f' | 'p';
}

type Country = Pick<Actor, 'label' | 'nisba' | 'nisbaPlural' | 'nisbaEn'>;

/**
 * Id and label of the `kind` (an English word or several joined by hyphens: `parties`, `foreign-ministry`) of a country.
 */
export function nationalName(
  country: Country,
  kind: string,
  noun: NationalNoun,
): { readonly id: string; readonly label: Label } {
  const en = `${country.nisbaEn ?? country.label.en} ${kind.replaceAll('-', ' ')}`;
  const adjective = adjectiveOf(country, noun.agreement);
  const ar = adjective === null ? `${noun.noun} في ${country.label.ar}` : `${noun.noun} ${adjective}`;
  return { id: slugOf(en), label: { en, ar } };
}

/** الليبي, الليبية, الليبيون; الروس, where the plural is no regular one. */
function adjectiveOf({ nisba, nisbaPlural }: Country, agreement: NationalNoun['agreement']): string | null {
  const [usual] = nisba;
  if (usual === undefined) return null;
  const [plural] = nisbaPlural;
  if (agreement === 'p' && plural !== undefined) return `ال${plural}`;
  const found = inflectNisba(usual).find(({ features: { gender, number, case: kase } }) =>
    agreement === 'p' ? number === 'p' && kase === 'nominative' : number === 's' && gender === agreement,
  );
  return definiteNisba(usual, found?.form ?? usual);
}
