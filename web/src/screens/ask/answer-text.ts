import type { AskAnswer } from '../../api/types.ts';

/** What the text of an answer is made with: the words of the interface's language, and addresses. */
export interface AnswerWords {
  readonly language: 'ar' | 'en';
  readonly noOutlet: string;
  readonly untitled: string;
  readonly noDate: string;
  readonly date: (edtf: string) => string;
  /** A sentence of the server's own in the interface's language. */
  readonly told: (sentence: AskAnswer['told']) => string;
  /** Shown after every source, such as that it was written for demonstration; null where there is none. */
  readonly remark: string | null;
  /** The address of a place in an article. */
  readonly linkTo: (article: string, passage: string) => string;
}

/**
 * An answer as plain text: the question, its statements with the numbers of their sentences, and each sentence as a footnote
 * with its source. Links stand on lines of their own, so that no direction mixes into them.
 */
export function answerText(answer: AskAnswer, words: AnswerWords): string {
  const { language } = words;
  const comma = language === 'ar' ? '، ' : ', ';
  const sections = answer.sections.map(({ label, lines }) =>
    [label[language], ...lines.map(({ told, sentences }) => `- ${words.told(told)} ${numbers(sentences)}`)].join('\n'),
  );
  const notes = answer.sentences.map(({ number, article, sentence }) => {
    const source = [
      article.outlet ?? words.noOutlet,
      `«${article.title ?? words.untitled}»`,
      article.published === null ? words.noDate : words.date(article.published),
      ...(words.remark === null ? [] : [words.remark]),
    ].join(comma);
    return `[${number}] «${sentence.text}»\n${source}\n${words.linkTo(article.id, passageOf(sentence))}`;
  });
  return `${[`${answer.question}\n${words.told(answer.told)}`, ...sections, ...notes].join('\n\n')}\n`;
}

function numbers(sentences: readonly number[]): string {
  return sentences.map((number) => `[${number}]`).join('');
}

/** The evidence of a sentence as the Reader's address names a passage. */
export function passageOf({ start, highlight }: AskAnswer['sentences'][number]['sentence']): string {
  return `${start + highlight[0]}-${start + highlight[1]}`;
}
