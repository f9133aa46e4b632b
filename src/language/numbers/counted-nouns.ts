/**
 * Nouns whose dual is a count of two: قتيلان “two dead”, جنديين “two soldiers”, طائرتان “two aircraft”.
 *
 * In writing ـين is also the sound masculine plural (مسلحين: two or many), so a noun with that plural counts only in ـان and
 * its dual in ـين is left to later steps. The list holds what news counts in twos (طالب is left
 * out: طالبان are the Taliban); a caller with a lexicon gives a better one.
 */
import { foldKey } from '../spelling.ts';
import type { Reading } from '../tokens.ts';

/** How a counted noun makes its plural: `broken` (جنود) or `sound` (مسلحون), which tells what ـين may be. */
export type CountedPlural = 'broken' | 'sound';

/** Answers for a singular, by folded key, or null where it is no counted noun. */
export type CountedNouns = (foldedSingular: string) => CountedPlural | null;

const BROKEN =
  'قتيل جريح شهيد أسير جندي ضابط عنصر شخص طفل رجل شرطي زعيم قائد نائب وزير سفير رئيس جيش لواء فصيل تنظيم حزب صاروخ لغم مدفع هجوم انفجار تفجير قذيفة قنبلة عبوة غارة ضربة طائرة مروحية مسيرة دبابة آلية عربة سيارة شاحنة سفينة ناقلة زورق قارب منزل مبنى مستشفى مدرسة مسجد كنيسة مخيم قرية بلدة مدينة محافظة قاعدة معسكر موقع هدف حاجز مقر سجن امرأة فتاة طفلة سيدة جثة حالة إصابة ضحية رهينة شقيق حارس جنرال عقيد دولار كيلومتر متر ميل طن مرة';
const SOUND =
  'مدني عامل موظف سائق مسلح مصاب مهاجر نازح لاجئ معتقل محتجز متظاهر محتج مقاتل مستشار مراقب صحفي صحافي إعلامي مسؤول مهندس مدرب ممرض مواطن مستوطن انتحاري إرهابي إسرائيلي فلسطيني سوري ليبي يمني عراقي تركي روسي أميركي أمريكي دبلوماسي مسافر مفقود متهم مشتبه';

const plurals = new Map<string, CountedPlural>();
for (const word of BROKEN.split(' ')) plurals.set(foldKey(word), 'broken');
for (const word of SOUND.split(' ')) plurals.set(foldKey(word), 'sound');

/** The built-in list. */
export const countedNouns: CountedNouns = (folded) => plurals.get(folded) ?? null;

/** A dual: its singular by folded key. */
export interface Dual {
  readonly singular: string;
  readonly value: 2;
}

/** True for a cut with the ending of a dual. */
export function mayBeDual({ pronoun, folded }: Reading): boolean {
  return pronoun === null && folded.length >= 5 && (folded.endsWith('ان') || folded.endsWith('ين'));
}

/**
 * Reads a noun as a dual of a counted noun: قتيلان → قتيل, طائرتين → طائره. Null where it is none, or where ـين is as well a
 * sound plural. In iḍāfa the ن falls (جنديا الجيش); that form is not told from others and is left out.
 */
export function dualOf(reading: Reading, nouns: CountedNouns = countedNouns): Dual | null {
  if (!mayBeDual(reading)) return null;
  const word = reading.folded;
  const isNominative = word.endsWith('ان');
  const stem = word.slice(0, -2);
  const feminine = stem.endsWith('ت') ? `${stem.slice(0, -1)}ه` : null;
  if (feminine !== null && nouns(feminine) !== null) return { singular: feminine, value: 2 };
  const plural = nouns(stem);
  if (plural === null || (plural === 'sound' && !isNominative)) return null;
  return { singular: stem, value: 2 };
}
