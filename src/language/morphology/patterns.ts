/**
 * The patterns of the derived forms, as grammars print them. `1 2 3 4` are the radicals, `open/closed` the shapes before
 * a vowel and before a consonant (see phonology.ts). In form I `p` is the vowel of the perfect and `v` that of the
 * imperfect (long: `V`); in form VIII `t` stands for the infix after assimilation.
 * Source: Wright, Grammar, part II, tables of the verb; H. Wehr, introduction.
 */
import type { Verb } from '../../model/index.ts';

export type VerbForm = Verb['form'];

export interface Pattern {
  /** Active, passive. */
  readonly perfect: readonly [string, string];
  /** Active, passive, without the prefix. */
  readonly imperfect: readonly [string, string];
  /** Null where the form has no regular verbal noun. */
  readonly verbalNoun: string | null;
}

/** Strong patterns; assimilated and hamzated roots use them too, and roots with a weak last radical up to its endings. */
export const STRONG: Readonly<Record<VerbForm, Pattern>> = {
  I: { perfect: ['1a2p3', '1u2i3'], imperfect: ['12v3', '12a3'], verbalNoun: null },
  II: { perfect: ['1a22a3', '1u22i3'], imperfect: ['1a22i3', '1a22a3'], verbalNoun: 'ta12ī3' },
  III: { perfect: ['1ā2a3', '1ū2i3'], imperfect: ['1ā2i3', '1ā2a3'], verbalNoun: 'mu1ā2a3aة' },
  IV: { perfect: ['ءa12a3', 'ءu12i3'], imperfect: ['12i3', '12a3'], verbalNoun: 'ءi12ā3' },
  V: { perfect: ['ta1a22a3', 'tu1u22i3'], imperfect: ['ta1a22a3', 'ta1a22a3'], verbalNoun: 'ta1a22u3' },
  VI: { perfect: ['ta1ā2a3', 'tu1ū2i3'], imperfect: ['ta1ā2a3', 'ta1ā2a3'], verbalNoun: 'ta1ā2u3' },
  VII: { perfect: ['in1a2a3', 'un1u2i3'], imperfect: ['n1a2i3', 'n1a2a3'], verbalNoun: 'in1i2ā3' },
  VIII: { perfect: ['i1ta2a3', 'u1tu2i3'], imperfect: ['1ta2i3', '1ta2a3'], verbalNoun: 'i1ti2ā3' },
  IX: { perfect: ['i12a33/i12a3a3', 'u12u33/u12u3i3'], imperfect: ['12a33/12a3i3', '12a33/12a3a3'], verbalNoun: 'i12i3ā3' },
  X: { perfect: ['ista12a3', 'ustu12i3'], imperfect: ['sta12i3', 'sta12a3'], verbalNoun: 'isti12ā3' },
  QI: { perfect: ['1a23a4', '1u23i4'], imperfect: ['1a23i4', '1a23a4'], verbalNoun: '1a23a4aة' },
  QII: { perfect: ['ta1a23a4', 'tu1u23i4'], imperfect: ['ta1a23a4', 'ta1a23a4'], verbalNoun: 'ta1a23u4' },
  QIV: { perfect: ['i12a3a44/i12a34a4', 'u12u3i44/u12u34i4'], imperfect: ['12a3i44/12a34i4', '12a3a44/12a34a4'], verbalNoun: 'i12i34ā4' },
}; // prettier-ignore

/** Roots with a weak middle radical; the other forms treat it as a consonant. */
export const HOLLOW: Readonly<Partial<Record<VerbForm, Pattern>>> = {
  I: { perfect: ['1ā3/1k3', '1ī3/1i3'], imperfect: ['1V3/1v3', '1ā3/1a3'], verbalNoun: null },
  IV: { perfect: ['ءa1ā3/ءa1a3', 'ءu1ī3/ءu1i3'], imperfect: ['1ī3/1i3', '1ā3/1a3'], verbalNoun: 'ءi1ā3aة' },
  VII: { perfect: ['in1ā3/in1a3', 'un1ī3/un1i3'], imperfect: ['n1ā3/n1a3', 'n1ā3/n1a3'], verbalNoun: 'in1iyā3' },
  VIII: { perfect: ['i1tā3/i1ta3', 'u1tī3/u1ti3'], imperfect: ['1tā3/1ta3', '1tā3/1ta3'], verbalNoun: 'i1tiyā3' },
  X: { perfect: ['ista1ā3/ista1a3', 'ustu1ī3/ustu1i3'], imperfect: ['sta1ī3/sta1i3', 'sta1ā3/sta1a3'], verbalNoun: 'isti1ā3aة' },
}; // prettier-ignore

/** Roots whose last two radicals are the same; forms II, V and IX keep them apart. */
export const DOUBLED: Readonly<Partial<Record<VerbForm, Pattern>>> = {
  I: { perfect: ['1a22/1a2p2', '1u22/1u2i2'], imperfect: ['1v22/12v2', '1a22/12a2'], verbalNoun: null },
  III: { perfect: ['1ā22/1ā2a2', '1ū22/1ū2i2'], imperfect: ['1ā22/1ā2i2', '1ā22/1ā2a2'], verbalNoun: 'mu1ā22aة' },
  IV: { perfect: ['ءa1a22/ءa12a2', 'ءu1i22/ءu12i2'], imperfect: ['1i22/12i2', '1a22/12a2'], verbalNoun: 'ءi12ā2' },
  VI: { perfect: ['ta1ā22/ta1ā2a2', 'tu1ū22/tu1ū2i2'], imperfect: ['ta1ā22/ta1ā2a2', 'ta1ā22/ta1ā2a2'], verbalNoun: 'ta1ā22' },
  VII: { perfect: ['in1a22/in1a2a2', 'un1u22/un1u2i2'], imperfect: ['n1a22/n1a2i2', 'n1a22/n1a2a2'], verbalNoun: 'in1i2ā2' },
  VIII: { perfect: ['i1ta22/i1ta2a2', 'u1tu22/u1tu2i2'], imperfect: ['1ta22/1ta2i2', '1ta22/1ta2a2'], verbalNoun: 'i1ti2ā2' },
  X: { perfect: ['ista1a22/ista12a2', 'ustu1i22/ustu12i2'], imperfect: ['sta1i22/sta12i2', 'sta1a22/sta12a2'], verbalNoun: 'isti12ā2' },
}; // prettier-ignore

/** Verbal nouns of roots with a weak last radical. */
export const DEFECTIVE_VERBAL_NOUN: Readonly<Partial<Record<VerbForm, string>>> = {
  II: 'ta12iyaة', III: 'mu1ā2āة', IV: 'ءi12āء', V: 'ta1a22iي', VI: 'ta1ā2iي', VII: 'in1i2āء', VIII: 'i1ti2āء', X: 'isti12āء',
}; // prettier-ignore

/** رأى (to see, form I) and أرى (to show, IV) lose their hamza in the imperfect, form IV everywhere. */
export const SEEING: Readonly<Partial<Record<VerbForm, Pattern>>> = {
  I: { perfect: ['1a2aي', '1u2iي'], imperfect: ['1aي', '1aي'], verbalNoun: null },
  IV: { perfect: ['ءa1aي', 'ءu1iي'], imperfect: ['1iي', '1aي'], verbalNoun: 'ءi1āءaة' },
};

/** ليس (is not) has a perfect only: ليست, لستم. */
export const NOT_BEING: Pattern = { perfect: ['1ay3/1a3', '1ay3/1a3'], imperfect: ['1ay3', '1ay3'], verbalNoun: null };

/** First radical and infix ت of form VIII where they grow alike: ادّعى, ازداد, اضطرّ, اتّصل. */
export const ASSIMILATION: Readonly<Record<string, string>> = {
  د: 'دد', ذ: 'دد', ز: 'زد', ص: 'صط', ض: 'ضط', ط: 'طط', ظ: 'ظظ', و: 'تت', ث: 'ثث',
}; // prettier-ignore
