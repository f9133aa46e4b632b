/**
 * How is a spoken word written? Forms are built as strings of phonemes; here they become Arabic letters, with the seat of
 * hamza, ى or ا, and one letter for a doubled consonant.
 *
 * Phonemes: consonants are their Arabic letters (hamza always ء; و and ي are consonants), short vowels `a i u`, long
 * vowels `ā ī ū`, and four that only spelling needs: `à` is ā written ى at the end of a word (نفى), `ã` the ending -an
 * (هجوماً), `ة` the feminine ending, `°` the silent alif of the plural (دعموا). A vowel at the start is a connecting
 * alif: `istaqbala` → استقبل (received). Two equal consonants side by side are one doubled consonant.
 *
 * Source: the hamza rules of the Academy in Cairo (1979) as newspapers follow them; the second spelling in common use
 * (بدأوا beside بدؤوا, مسئول beside مسؤول) comes from {@link spellings}.
 */

const MARK: Readonly<Record<string, string>> = { a: '\u064E', i: '\u0650', u: '\u064F', ã: '\u064B' };
const SHADDA = '\u0651';
const SUKUN = '\u0652';
const VOWELS = 'aiuāīūàã';
/** Letters that do not join to the left, after which ءا is written apart: بدءا, but عبئا. */
export const NON_JOINING = 'ادذرزوأإآؤء';

export function isVowel(phoneme: string): boolean {
  return phoneme !== '' && VOWELS.includes(phoneme);
}

/** The letter that carries the hamza at `index`. Where it is آ the long vowel after it is written with it. */
function hamzaLetter(phonemes: string, index: number, seats: 'academy' | 'alternative'): string {
  const before = phonemes.charAt(index - 1);
  const doubled = phonemes.charAt(index + 1) === 'ء';
  const after = phonemes.charAt(doubled ? index + 2 : index + 1);
  const afterIndex = doubled ? index + 2 : index + 1;

  if (index === 0) return after === 'i' || after === 'ī' ? 'إ' : after === 'ā' ? 'آ' : 'أ';

  const isFinal = after === '' || ('aiu'.includes(after) && afterIndex === phonemes.length - 1);
  if (isFinal || after === 'à') {
    if (before === 'i' || (before === 'a' && after === 'i')) return 'ئ';
    if (before === 'a') return 'أ';
    if (before === 'u') return 'ؤ';
    // Only a lost weak radical leaves a vowel after consonant and hamza: لم ينأ (he did not keep away).
    return after === 'à' || (after === 'a' && !isVowel(before)) ? 'أ' : 'ء';
  }
  if (after === 'ã') {
    if (before === 'a') return 'أ';
    if (before === 'u') return 'ؤ';
    if (before === 'ā' || before === 'ū') return 'ء';
    if (before === 'i' || before === 'ī') return 'ئ';
    return NON_JOINING.includes(before) ? 'ء' : 'ئ';
  }
  if (after === 'i' || after === 'ī' || before === 'i' || before === 'ī') return 'ئ';
  if (before === 'ي' && after === 'ū') return seats === 'academy' ? 'ؤ' : 'ئ';
  if (before === 'ي') {
    return seats === 'alternative' && after === 'a' && phonemes.charAt(index - 2) === 'a' ? 'أ' : 'ئ';
  }
  if (after === 'u' || after === 'ū') {
    if (before === 'ū') return seats === 'alternative' ? 'ؤ' : 'ء';
    if (seats === 'academy' || after === 'u') return 'ؤ';
    if (before === 'a') return 'أ';
    const letter = before === 'u' ? phonemes.charAt(index - 2) : before;
    return before === 'ā' || NON_JOINING.includes(letter) ? 'ء' : 'ئ';
  }
  if (before === 'u') return 'ؤ';
  if (before === 'ā' || before === 'ū' || before === 'و') return 'ء';
  return after === 'ā' ? 'آ' : 'أ';
}

/** True for a consonant inside a word that has no vowel and is not the first half of a doubled one. */
function closesSyllable(phonemes: string, index: number): boolean {
  const next = phonemes.charAt(index + 1);
  return next !== '' && next !== '°' && next !== phonemes.charAt(index) && !isVowel(next);
}

function spell(phonemes: string, marks: boolean, seats: 'academy' | 'alternative'): string {
  let out = '';
  for (let index = 0; index < phonemes.length; index += 1) {
    const phoneme = phonemes.charAt(index);
    const before = index === 0 ? '' : phonemes.charAt(index - 1);
    switch (phoneme) {
      case 'a':
      case 'i':
      case 'u':
        if (index === 0) out += 'ا';
        if (marks) out += MARK[phoneme];
        break;
      case 'ā':
        if (before === 'ء' && out.endsWith('آ')) break;
        out += marks && index > 0 ? `${MARK['a']}ا` : 'ا';
        break;
      case 'à':
        if (marks) out += MARK['a'];
        out += index === phonemes.length - 1 && before !== 'ي' ? 'ى' : 'ا';
        break;
      case 'ī':
        out += (index === 0 ? 'ا' : '') + (marks ? MARK['i'] : '') + 'ي';
        break;
      case 'ū':
        out += (index === 0 ? 'ا' : '') + (marks ? MARK['u'] : '') + 'و';
        break;
      case 'ã': {
        if (marks) out += MARK['ã'];
        const beforeHamza = phonemes.charAt(index - 2);
        if (!(before === 'ة' || (before === 'ء' && (beforeHamza === 'a' || beforeHamza === 'ā')))) out += 'ا';
        break;
      }
      case '°':
        out += 'ا';
        break;
      case 'ء':
        if (before === 'ء') {
          if (marks) out += SHADDA;
        } else out += hamzaLetter(phonemes, index, seats);
        if (marks && closesSyllable(phonemes, index)) out += SUKUN;
        break;
      default:
        if (phoneme !== before) out += phoneme;
        else if (marks) out += SHADDA;
        if (marks && closesSyllable(phonemes, index)) out += SUKUN;
    }
  }
  return out;
}

/** The usual spelling without diacritics: `yaقرaءu` → يقرأ (reads). */
export function write(phonemes: string): string {
  return spell(phonemes, false, 'academy');
}

/** The same with all diacritics, NFC, for dictionary forms and tests: `ءaعلaنa` → أَعْلَنَ. */
export function writeVocalised(phonemes: string): string {
  return spell(phonemes, true, 'academy').normalize('NFC');
}

/** Every spelling that newspapers use, the usual one first: بدؤوا, بدأوا (they began). */
export function spellings(phonemes: string): readonly string[] {
  const usual = write(phonemes);
  if (!phonemes.includes('ءū') && !phonemes.includes('يءa')) return [usual];
  const alternative = spell(phonemes, false, 'alternative');
  return alternative === usual ? [usual] : [usual, alternative];
}

/** The spellings that stand before a pronoun: `yaقرaءu` → يقرؤ (in يقرؤه), `نafà` → نفا, `دaعamū°` → دعمو. */
export function spellingsBeforePronoun(phonemes: string): readonly string[] {
  const bare = phonemes.endsWith('°')
    ? phonemes.slice(0, -1)
    : phonemes.endsWith('à')
      ? `${phonemes.slice(0, -1)}ā`
      : phonemes;
  return spellings(`${bare}هu`).map((word) => word.slice(0, -1));
}
