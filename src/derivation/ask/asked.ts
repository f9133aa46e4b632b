import type { AnswerSection, Label, Measure, QuestionKind, QuestionRelation, Span } from '../../model/index.ts';

/** A question once its names are resolved: what the chips say, and all that an answer is made from. */

export interface AskedParty {
  readonly entity: string;
  readonly party: string;
  /** Whether a person is asked for, who is not all of the party for which he acts. */
  readonly isPerson: boolean;
}

export interface Asked {
  readonly kinds: readonly QuestionKind[];
  readonly holders: readonly AskedParty[];
  readonly targets: readonly AskedParty[];
  readonly relations: readonly QuestionRelation[];
  /** Relations that are only named: an act that the question is about. */
  readonly topics: readonly QuestionRelation[];
  readonly measures: readonly Measure[];
  /** Days, both included; null where open. */
  readonly from: number | null;
  readonly to: number | null;
  /** Each place that is asked for, with all that lie in it. */
  readonly places: readonly (readonly string[])[];
}

/** A finding, or a sentence that no rule read, with the place of its words. */
export interface Cited extends Span {
  readonly documentId: string;
  /** Null for a sentence of which no finding is cited. */
  readonly findingId: string | null;
  readonly sentence: Span;
}

export const SECTION_LABELS: Readonly<Record<AnswerSection, Label>> = {
  for: { en: 'For', ar: 'ما يقال مع' },
  against: { en: 'Against', ar: 'ما يقال ضد' },
  who: { en: 'Who', ar: 'من' },
  when: { en: 'When', ar: 'متى' },
  where: { en: 'Where', ar: 'أين' },
  statements: { en: 'What is said', ar: 'ما يقال' },
  figures: { en: 'Figures', ar: 'الأرقام' },
  changed: { en: 'What changed', ar: 'ما تغيّر' },
  reasons: { en: 'Reasons that the texts give', ar: 'الأسباب التي تذكرها النصوص' },
  planned: { en: 'Planned', ar: 'ما خُطط له' },
  conflicts: { en: 'Where accounts conflict', ar: 'حيث تتعارض الروايات' },
  voices: { en: 'By whom', ar: 'على ذمة من' },
  nearest: { en: 'Nearest', ar: 'الأقرب' },
  unread: { en: 'Sentences that may bear on it, by their words alone', ar: 'جمل قد تتصل بالسؤال، بألفاظها وحدها' },
};
