import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';

import type { AskAnswer, AskLine, AskSection, AskSentence } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { Sentence } from '../../components/sentence.tsx';
import { useInterface } from '../../language/interface.tsx';
import { passageOf } from './answer-text.ts';

/** Sections that do not answer themselves, and stand back. */
const NEAR: ReadonlySet<AskSection['section']> = new Set(['nearest', 'unread']);

/**
 * What the articles say, in parts: each statement with the numbers of its sentences, and each sentence in full under the
 * statement that cites it first.
 */
export function Answer({
  answer,
  caseName,
  onMore,
}: {
  readonly answer: AskAnswer;
  readonly caseName: string;
  readonly onMore: () => void;
}) {
  const { t, language } = useInterface();
  const cited = useMemo(() => firstCitations(answer), [answer]);
  return (
    <div className="answer">
      {answer.sections.map((section) => (
        <section
          key={section.section}
          className="answer-section"
          data-near={NEAR.has(section.section) || undefined}
          data-section={section.section}
          aria-labelledby={`section-${section.section}`}
        >
          <h2 id={`section-${section.section}`}>{section.label[language]}</h2>
          <ol>
            {section.lines.map((line) => (
              // Two statements of one answer may have the same words; they never have the same sentences and findings too.
              <Line
                key={[line.told.en, ...line.sentences, ...line.findingIds].join(' ')}
                line={line}
                shown={cited.get(line) ?? []}
                caseName={caseName}
              />
            ))}
          </ol>
          {section.more === 0 ? null : (
            <button type="button" className="action no-print mt-2" onClick={onMore}>
              {t('ask/more', { count: section.more })}
            </button>
          )}
        </section>
      ))}
    </div>
  );
}

/** For each statement the sentences that no statement before it cites. */
function firstCitations({ sections, sentences }: AskAnswer): ReadonlyMap<AskLine, readonly AskSentence[]> {
  const byNumber = new Map(sentences.map((sentence) => [sentence.number, sentence]));
  const cited = new Map<AskLine, readonly AskSentence[]>();
  for (const line of sections.flatMap(({ lines }) => lines)) {
    const shown = line.sentences.flatMap((number) => byNumber.get(number) ?? []);
    for (const { number } of shown) byNumber.delete(number);
    cited.set(line, shown);
  }
  return cited;
}

function Line({
  line,
  shown,
  caseName,
}: {
  readonly line: AskLine;
  readonly shown: readonly AskSentence[];
  readonly caseName: string;
}) {
  const { t, told: tell, share, number } = useInterface();
  const evidence = useEvidence();
  const { told, sentences, findingIds, confidence } = line;
  const [finding] = findingIds;
  return (
    <li className="answer-line" data-selected={(finding !== undefined && finding === evidence.open) || undefined}>
      <p className="answer-told">
        {finding === undefined ? (
          <span className="text-muted">{tell(told)}</span>
        ) : (
          <button type="button" className="answer-open" data-row={finding} onClick={() => evidence.show(finding)}>
            {tell(told)}
          </button>
        )}{' '}
        {sentences.map((each) => (
          <a key={each} href={`#s${each}`} className="citation" aria-label={t('ask/sentence', { number: each })}>
            {number(each)}
          </a>
        ))}
        {confidence === null ? null : (
          <span className="label ms-3 whitespace-nowrap" title={t('claim/confidence-note')}>
            <span className="gauge gauge-small" aria-hidden="true">
              <span style={{ inlineSize: `${confidence * 100}%` }} />
            </span>
            <span className="sr-only">{t('claim/confidence')} </span>
            {share(confidence)}
          </span>
        )}
      </p>
      {shown.map((sentence) => (
        <CitedSentence key={sentence.number} cited={sentence} caseName={caseName} />
      ))}
    </li>
  );
}

/** A sentence in full, with its number and where it stands. */
function CitedSentence({ cited, caseName }: { readonly cited: AskSentence; readonly caseName: string }) {
  const { t, date, number } = useInterface();
  const { article, sentence } = cited;
  return (
    <div id={`s${cited.number}`} className="cited">
      <span className="citation" aria-hidden="true">
        {number(cited.number)}
      </span>
      <div className="min-w-0">
        <Sentence sentence={sentence} />
        <p className="text-muted flex flex-wrap gap-x-3 text-sm">
          <bdi>{article.outlet ?? t('articles/no-outlet')}</bdi>
          <span>{article.published === null ? t('articles/no-date') : date(article.published)}</span>
          <Link
            to="/c/$case/articles/$article"
            params={{ case: caseName, article: article.id }}
            search={{ passage: passageOf(sentence) }}
            className="plain"
            dir="auto"
          >
            {article.title ?? t('articles/untitled')}
          </Link>
        </p>
      </div>
    </div>
  );
}
