import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';

import { ApiFailure } from '../../api/client.ts';
import { answerQuery, casesQuery } from '../../api/queries.ts';
import type { AskAnswer } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { type Scope, useScope } from '../../app/scope.ts';
import { Failed, FailureText, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { copyText } from '../../components/copy.ts';
import { QueryField } from '../../components/query-field.tsx';
import type { Language } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { Answer } from './answer.tsx';
import { answerText } from './answer-text.ts';
import { type ChipEdits, chipsFromAddress, chipsToAddress, replaceChip } from './chip-edits.ts';
import { Chips } from './chips.tsx';

/** More statements than any answer has. */
const ALL_LINES = 1000;

/** A question in Arabic or English, how it was understood, and what the articles say to it, sentence by sentence. */
export function AskScreen() {
  const { t } = useInterface();
  const { q = '' } = useSearch({ from: '/c/$case/ask' });
  const navigate = useNavigate({ from: '/c/$case/ask' });
  useTitle(t('screen/ask'));
  // Another question is understood anew.
  const ask = (question: string) =>
    void navigate({
      search: (before) => ({
        ...before,
        q: question,
        without: undefined,
        with: undefined,
        lines: undefined,
        e: undefined,
      }),
    });
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pt-6 pb-20 md:px-8">
      <h1 className="font-text text-3xl leading-[1.6]">{t('screen/ask')}</h1>
      {/* Another address, as by the browser's way back, fills the field anew. */}
      <QueryField key={q} query={q} label={t('ask/question')} submit={t('ask/submit')} onAsk={ask} />
      {q === '' ? <Examples /> : <Understood question={q} />}
    </div>
  );
}

/** What can be asked, in the words of each language; each can be followed. */
const EXAMPLES: Record<Language, readonly string[]> = {
  ar: [
    'من يدعم حفتر؟',
    'ما موقف روسيا من حكومة الوفاق؟',
    'متى تغيّر موقف فرنسا من حفتر؟',
    'كم قُتل في طرابلس؟',
    'لماذا هاجم حفتر طرابلس؟',
    'هل أرسلت تركيا سلاحًا إلى ليبيا؟',
  ],
  en: [
    'Who supports Haftar?',
    'What is Russia’s position on the Government of National Accord?',
    'When did France change its position on Haftar?',
    'How many were killed in Tripoli?',
    'Why did Haftar attack Tripoli?',
    'Did Turkey send weapons to Libya?',
  ],
};

function Examples() {
  const { t, language } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/ask' });
  return (
    <section className="mt-8 max-w-[44rem]" aria-labelledby="examples">
      <p className="text-muted leading-7">{t('ask/intro')}</p>
      <h2 id="examples" className="mt-5 mb-2 font-semibold">
        {t('ask/examples')}
      </h2>
      <ul className="grid gap-1.5">
        {EXAMPLES[language].map((question) => (
          <li key={question}>
            <Link to="/c/$case/ask" params={{ case: caseName }} search={{ q: question }} className="plain query-text">
              {question}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The time window that holds over all screens, as a chip; null where none is set. */
function timeOf({ from, to }: Scope): string | null {
  return from === undefined && to === undefined ? null : `time:${from ?? '..'}/${to ?? '..'}`;
}

function Understood({ question }: { readonly question: string }) {
  const { case: caseName } = useParams({ from: '/c/$case/ask' });
  const search = useSearch({ from: '/c/$case/ask' });
  const navigate = useNavigate({ from: '/c/$case/ask' });
  const scope = useScope();
  const time = timeOf(scope);
  const own: ChipEdits = { without: chipsFromAddress(search.without), added: chipsFromAddress(search.with) };
  const edits: ChipEdits = { ...own, added: [...own.added, ...(time === null ? [] : [time])] };
  const answer = useQuery(
    answerQuery(caseName, {
      question,
      without: edits.without,
      added: edits.added,
      outlets: scope.outlets,
      lines: search.lines === 'all' ? ALL_LINES : undefined,
    }),
  );
  const edit = (next: ChipEdits) => {
    // The window stands in the header, and not in the edits of this question.
    const isOpened = time !== null && !next.added.includes(time);
    void navigate({
      search: (before) => ({
        ...before,
        ...(isOpened ? { from: undefined, to: undefined } : {}),
        without: chipsToAddress(next.without),
        with: chipsToAddress(next.added.filter((id) => id !== time)),
        e: undefined,
      }),
      replace: true,
      resetScroll: false,
    });
  };
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    return answer.error instanceof ApiFailure && answer.error.code.startsWith('query/') ? (
      <section role="alert" className="border-problem mt-6 border-s-2 ps-4">
        <p className="leading-7">
          <FailureText error={answer.error} />
        </p>
        <BackToQuestion onBack={() => edit({ without: [], added: [] })} />
      </section>
    ) : (
      <Failed error={answer.error} retry={() => void answer.refetch()} />
    );
  }
  return (
    <div className="mt-4" aria-busy={answer.isPlaceholderData}>
      <Chips answer={answer.data} edits={edits} onEdit={edit} />
      <Told
        answer={answer.data}
        caseName={caseName}
        edits={edits}
        onEdit={edit}
        onMore={() => void navigate({ search: (before) => ({ ...before, lines: 'all' }), resetScroll: false })}
      />
    </div>
  );
}

function BackToQuestion({ onBack }: { readonly onBack: () => void }) {
  const { t } = useInterface();
  return (
    <button type="button" className="action mt-3" onClick={onBack}>
      {t('ask/as-asked')}
    </button>
  );
}

function Told({
  answer,
  caseName,
  edits,
  onEdit,
  onMore,
}: {
  readonly answer: AskAnswer;
  readonly caseName: string;
  readonly edits: ChipEdits;
  readonly onEdit: (edits: ChipEdits) => void;
  readonly onMore: () => void;
}) {
  const { t, told } = useInterface();
  const parts = useRef<HTMLDivElement>(null);
  const { copy, notice } = useCopy(answer, caseName);
  useKeys({
    j: () => moveFocus(parts.current, 1),
    k: () => moveFocus(parts.current, -1),
    e: () => clickFocused(parts.current),
    c: () => void copy(),
  });
  return (
    <>
      <div className="answer-head">
        <p className="font-text text-2xl leading-[1.7]" role="status">
          {told(answer.told)}
        </p>
        {answer.sentences.length === 0 ? null : (
          <button type="button" className="plain no-print ms-auto text-sm" onClick={() => void copy()}>
            {t('ask/copy')} <kbd className="key ms-1">c</kbd>
          </button>
        )}
      </div>
      <p role="status" className={notice === '' ? 'sr-only' : 'label'}>
        {notice}
      </p>
      {answer.found ? null : <p className="text-muted mt-1 max-w-[44rem] leading-7">{t('ask/none-remedy')}</p>}
      <div ref={parts}>
        <Answer answer={answer} caseName={caseName} onMore={onMore} />
      </div>
      <FollowUps answer={answer} edits={edits} onEdit={onEdit} />
    </>
  );
}

/** The same question of another kind: when, why, who says so. */
function FollowUps({
  answer,
  edits,
  onEdit,
}: {
  readonly answer: AskAnswer;
  readonly edits: ChipEdits;
  readonly onEdit: (edits: ChipEdits) => void;
}) {
  const { t, language } = useInterface();
  const kind = answer.chips.find((chip) => chip.field === 'kind');
  if (kind === undefined || answer.chips.length < 2) return null;
  const asked = new Set(answer.chips.filter(({ field }) => field === 'kind').map(({ value }) => value));
  const others = kind.choices.filter(({ value }) => !asked.has(value));
  return (
    <nav aria-label={t('ask/follow-ups')} className="no-print border-rule mt-10 border-t pt-3">
      <p className="label">{t('ask/follow-ups')}</p>
      <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {others.map((other) => (
          <button
            key={other.value}
            type="button"
            className="plain"
            onClick={() => {
              onEdit(replaceChip(edits, kind, other.value));
              scrollTo({ top: 0 });
            }}
          >
            {other.label[language]}
          </button>
        ))}
      </p>
    </nav>
  );
}

/** Puts the answer with its sentences as footnotes on the clipboard, and says so. */
function useCopy(answer: AskAnswer, caseName: string): { readonly copy: () => Promise<void>; readonly notice: string } {
  const { t, language, date, told } = useInterface();
  const cases = useQuery(casesQuery()).data?.cases ?? [];
  const isSample = cases.some(({ name, sample }) => name === caseName && sample);
  const [notice, setNotice] = useState('');
  const copy = async () => {
    const text = answerText(answer, {
      language,
      noOutlet: t('articles/no-outlet'),
      untitled: t('articles/untitled'),
      noDate: t('articles/no-date'),
      date,
      told,
      remark: isSample ? t('app/sample-badge') : null,
      linkTo: (article, passage) =>
        `${location.origin}/c/${encodeURIComponent(caseName)}/articles/${encodeURIComponent(article)}?passage=${passage}`,
    });
    setNotice(t((await copyText(text)) ? 'ask/copied' : 'reader/copy-failed'));
  };
  return { copy, notice };
}
