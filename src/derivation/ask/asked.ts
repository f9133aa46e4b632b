import type { AnswerSection, ChipField, Label, Measure, QuestionKind, QuestionRelation } from '../../model/index.ts';

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
  /** On whose word. */
  readonly speakers: readonly AskedParty[];
  readonly relations: readonly QuestionRelation[];
  /** Relations that are only named: an act that the question is about. */
  readonly topics: readonly QuestionRelation[];
  /** Whom the article must name besides: مذكرة بين تركيا والسراج (a memorandum between Turkey and Sarraj). */
  readonly about: readonly AskedParty[];
  readonly measures: readonly Measure[];
  /** Days, both included; null where open. */
  readonly from: number | null;
  readonly to: number | null;
  /** Each place that is asked for, with all that lie in it. */
  readonly places: readonly (readonly string[])[];
  /** Words that the sentences should hold, each with the keys of any of which one is enough. */
  readonly words: readonly (readonly string[])[];
  /** The words of the question that name its topics, likewise. */
  readonly topicWords: readonly (readonly string[])[];
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

export const CHIP_LABELS: Readonly<Record<ChipField, Label>> = {
  kind: { en: 'question', ar: 'السؤال' },
  holder: { en: 'who', ar: 'الطرف' },
  target: { en: 'toward whom', ar: 'تجاه' },
  speaker: { en: 'on the word of', ar: 'على ذمة' },
  relation: { en: 'does what', ar: 'الفعل' },
  topic: { en: 'about', ar: 'بشأن' },
  measure: { en: 'counted', ar: 'المعدود' },
  time: { en: 'when', ar: 'الزمن' },
  place: { en: 'where', ar: 'المكان' },
  word: { en: 'word', ar: 'لفظ' },
};
