import type { SentenceView } from '../api/types.ts';

/** The sentence, exact, with its evidence marked; the mark carries no spacing, so that Arabic letters stay joined. */
export function Sentence({
  sentence,
  language,
  sign,
}: {
  readonly sentence: SentenceView;
  readonly language?: string;
  readonly sign?: 1 | -1;
}) {
  const [start, end] = sentence.highlight;
  return (
    <p className="sentence" dir="auto" lang={language ?? 'ar'}>
      {sentence.text.slice(0, start)}
      <mark data-sign={sign}>{sentence.text.slice(start, end)}</mark>
      {sentence.text.slice(end)}
    </p>
  );
}
