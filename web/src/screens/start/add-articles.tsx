import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button, DropZone, FileTrigger, ProgressBar, type DropItem } from 'react-aria-components';

import { ApiFailure, ingest, type IngestArticle } from '../../api/client.ts';
import { readAddress, readFile } from '../../api/readings.ts';
import type { IngestReport, InputProblem } from '../../api/types.ts';
import { FailureText } from '../../app/states.tsx';
import { useInterface } from '../../language/interface.tsx';
import { AddressField } from './address-field.tsx';
import {
  isPlainFile,
  isPublished,
  stageFiles,
  stageText,
  type FileProblem,
  type NamedBytes,
  type StagedArticle,
} from './article-files.ts';

/** Articles a request: small enough that progress moves, large enough that the store writes in batches. */
const ARTICLES_PER_REQUEST = 20;

type Totals = Pick<IngestReport, 'added' | 'updated' | 'unchanged' | 'claims'>;
interface Sending {
  readonly done: number;
  readonly total: number;
  readonly totals: Totals;
}
const NOTHING: Totals = { added: 0, updated: 0, unchanged: 0, claims: 0 };

/** Drop, choose or paste articles, complete what they do not say of themselves, send, and see what came of it. */
export function AddArticles({
  caseName,
  isDisabled = false,
}: {
  readonly caseName: string;
  readonly isDisabled?: boolean;
}) {
  const { t, language } = useInterface();
  const queries = useQueryClient();
  const [staged, setStaged] = useState<readonly StagedArticle[]>([]);
  const [fileProblems, setFileProblems] = useState<readonly FileProblem[]>([]);
  const [inputProblems, setInputProblems] = useState<readonly InputProblem[]>([]);
  const [sending, setSending] = useState<Sending | null>(null);
  const [isDone, setDone] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  const stage = async (files: readonly File[]) => {
    const read: NamedBytes[] = [];
    const unread: FileProblem[] = [];
    const others: StagedArticle[] = [];
    const told: InputProblem[] = [];
    for (const file of files) {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        if (isPlainFile(file.name)) read.push({ name: file.name, bytes });
        else {
          const { articles, problems } = await readFile(caseName, file.name, bytes);
          others.push(...articles.map(asStaged));
          told.push(...problems);
        }
      } catch (error) {
        const reason = error instanceof ApiFailure ? (error.label?.[language] ?? error.code) : String(error);
        unread.push({ key: 'add/problem-unread', values: { name: file.name, reason } });
      }
    }
    const result = stageFiles(read);
    put([...result.staged, ...others], [...unread, ...result.problems], told);
  };

  const readFrom = async (url: string) => {
    try {
      const { articles, problems } = await readAddress(caseName, url);
      put(articles.map(asStaged), [], problems);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  };

  const put = (
    articles: readonly StagedArticle[],
    problems: readonly FileProblem[],
    told: readonly InputProblem[] = [],
  ) => {
    const newNames = new Set(articles.map((one) => one.fileName));
    setStaged((before) => [...before.filter((one) => !newNames.has(one.fileName)), ...articles]);
    setFileProblems(problems);
    setInputProblems(told);
    setDone(false);
    setFailure(null);
  };

  const paste = (text: string) => {
    const article = stageText(text);
    if (article !== null) put([article], []);
  };

  const drop = async (items: readonly DropItem[]) => {
    const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
    if (files.length > 0) {
      await stage(await Promise.all(files));
      return;
    }
    // Words that were dragged from another window, or pasted while the zone has the focus.
    for (const item of items) {
      if (item.kind === 'text' && item.types.has('text/plain')) paste(await item.getText('text/plain'));
    }
  };

  const send = async () => {
    const total = staged.length;
    let rest = staged;
    let totals = NOTHING;
    setFailure(null);
    setInputProblems([]);
    setSending({ done: 0, total, totals });
    try {
      while (rest.length > 0) {
        const report = await ingest(
          caseName,
          rest.slice(0, ARTICLES_PER_REQUEST).map((one) => one.article),
        );
        rest = rest.slice(ARTICLES_PER_REQUEST);
        totals = addUp(totals, report);
        setStaged(rest);
        setInputProblems((before) => [...before, ...report.problems]);
        setSending({ done: total - rest.length, total, totals });
      }
      setDone(true);
    } catch (error) {
      // What was sent is stored; what is still listed can be sent again.
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      await queries.invalidateQueries({ queryKey: ['cases'] });
      await queries.invalidateQueries({ queryKey: ['case', caseName] });
    }
  };

  const isSending = sending !== null && !isDone && failure === null;
  return (
    <div>
      <DropZone
        className="border-muted data-[drop-target]:border-accent data-[drop-target]:bg-wash data-[focus-visible]:outline-accent grid justify-items-center gap-3 border border-dashed px-6 py-8 text-center data-[focus-visible]:outline-2"
        isDisabled={isDisabled || isSending}
        aria-label={t('add/drop')}
        onDrop={(event) => void drop(event.items)}
      >
        <p className="font-text text-xl">{t('add/drop')}</p>
        <FileTrigger allowsMultiple onSelect={(files) => void stage([...(files ?? [])])}>
          <Button className="action" isDisabled={isDisabled || isSending}>
            {t('add/choose')}
          </Button>
        </FileTrigger>
        <p className="text-muted max-w-[30rem] text-sm leading-6">{t('add/note')}</p>
      </DropZone>
      <AddressField isDisabled={isDisabled || isSending} onRead={readFrom} />
      <PasteField isDisabled={isDisabled || isSending} onPaste={paste} />
      <Problems files={fileProblems} inputs={inputProblems} />
      {staged.length > 0 && !isSending ? (
        <Staging staged={staged} onChange={setStaged} onSend={() => void send()} isDisabled={isDisabled} />
      ) : null}
      {sending === null ? null : <Progress sending={sending} />}
      {failure ? (
        <p role="alert" className="text-problem mt-3 leading-7">
          <FailureText error={failure} />
        </p>
      ) : null}
      {isDone && sending ? (
        <div role="status" className="mt-3">
          <p className="leading-7">{t('add/done', { ...sending.totals })}</p>
          <Link to="/c/$case/articles" params={{ case: caseName }} className="action action-main mt-4">
            {t('add/to-articles')}
          </Link>
        </div>
      ) : null}
    </div>
  );
}

/** Its id names it: a file or a feed may hold many. */
function asStaged(article: IngestArticle): StagedArticle {
  return { fileName: article.meta.id, article };
}

/** A field to paste one article into; what was pasted is listed below, with its outlet and date to be given. */
function PasteField({
  isDisabled,
  onPaste,
}: {
  readonly isDisabled: boolean;
  readonly onPaste: (text: string) => void;
}) {
  const { t } = useInterface();
  const id = useId();
  const [text, setText] = useState('');
  const take = () => {
    onPaste(text);
    setText('');
  };
  return (
    <div className="mt-5">
      <label htmlFor={id} className="label mb-1.5 block">
        {t('add/paste')}
      </label>
      <textarea
        id={id}
        className="field paste-field"
        // An empty field with dir="auto" would put what is typed first on the left.
        dir={text === '' ? undefined : 'auto'}
        rows={4}
        disabled={isDisabled}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take();
        }}
      />
      <button type="button" className="action mt-2" disabled={isDisabled || text.trim() === ''} onClick={take}>
        {t('add/paste-take')}
      </button>
    </div>
  );
}

function addUp(totals: Totals, report: IngestReport): Totals {
  return {
    added: totals.added + report.added,
    updated: totals.updated + report.updated,
    unchanged: totals.unchanged + report.unchanged,
    claims: totals.claims + report.claims,
  };
}

function Problems({
  files,
  inputs,
}: {
  readonly files: readonly FileProblem[];
  readonly inputs: readonly InputProblem[];
}) {
  const { t, language } = useInterface();
  const count = files.length + inputs.length;
  if (count === 0) return null;
  return (
    <section role="alert" className="border-problem mt-5 border-s-2 ps-4">
      <h2 className="text-problem font-semibold">{t('add/problems', { count })}</h2>
      <ul className="mt-1 max-h-60 overflow-auto text-sm leading-6">
        {files.map((problem) => (
          <li key={`${problem.key} ${Object.values(problem.values).join(' ')}`}>{t(problem.key, problem.values)}</li>
        ))}
        {inputs.map((problem, index) => (
          <li key={index}>{problem.message[language]}</li>
        ))}
      </ul>
    </section>
  );
}

function Progress({ sending }: { readonly sending: Sending }) {
  const { t } = useInterface();
  return (
    <ProgressBar value={sending.done} maxValue={sending.total} aria-label={t('screen/add')} className="mt-5 block">
      {({ percentage }) => (
        <>
          <div className="text-muted text-sm">{t('add/progress', { done: sending.done, total: sending.total })}</div>
          <div className="bg-rule mt-1 h-[3px]">
            <div className="bg-accent h-full" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

type MetaChange = Partial<Pick<StagedArticle['article']['meta'], 'outlet' | 'published'>>;

function Staging({
  staged,
  onChange,
  onSend,
  isDisabled,
}: {
  readonly staged: readonly StagedArticle[];
  readonly onChange: (staged: readonly StagedArticle[]) => void;
  readonly onSend: () => void;
  readonly isDisabled: boolean;
}) {
  const { t } = useInterface();
  const [outletForAll, setOutletForAll] = useState('');
  const [publishedForAll, setPublishedForAll] = useState('');
  const badDate = staged.find(({ article }) => article.meta.published !== null && !isPublished(article.meta.published));
  const change = (fileName: string, meta: MetaChange) =>
    onChange(
      staged.map((one) =>
        one.fileName === fileName
          ? { ...one, article: { ...one.article, meta: { ...one.article.meta, ...meta } } }
          : one,
      ),
    );
  const fillIn = () =>
    onChange(
      staged.map((one) => ({
        ...one,
        article: {
          ...one.article,
          meta: {
            ...one.article.meta,
            outlet: one.article.meta.outlet ?? (outletForAll === '' ? null : outletForAll),
            published: one.article.meta.published ?? (publishedForAll === '' ? null : publishedForAll),
          },
        },
      })),
    );
  return (
    <section className="mt-6">
      <h2 className="font-semibold">{t('add/staged', { count: staged.length })}</h2>
      {staged.length > 1 ? (
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Labelled label={t('add/outlet-all')} value={outletForAll} onChange={setOutletForAll} onDone={fillIn} />
          <Labelled
            label={t('add/published-all')}
            value={publishedForAll}
            onChange={setPublishedForAll}
            onDone={isPublished(publishedForAll) ? fillIn : () => undefined}
            placeholder="YYYY-MM-DD"
            isLeftToRight
          />
        </div>
      ) : null}
      <div className="mt-3 max-h-[26rem] overflow-auto">
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('add/file')}</th>
              <th scope="col">{t('add/outlet')}</th>
              <th scope="col">{t('add/published')}</th>
              <th scope="col">
                <span className="sr-only">{t('add/clear')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {staged.map(({ fileName, article }) => (
              <tr key={fileName}>
                <td className="break-all">
                  <bdi>{nameOf({ fileName, article })}</bdi>
                </td>
                <td>
                  <input
                    className="field w-full"
                    aria-label={`${t('add/outlet')}: ${nameOf({ fileName, article })}`}
                    value={article.meta.outlet ?? ''}
                    onChange={(event) =>
                      change(fileName, { outlet: event.target.value === '' ? null : event.target.value })
                    }
                  />
                </td>
                <td>
                  <input
                    className="field w-[8rem]"
                    dir="ltr"
                    placeholder="YYYY-MM-DD"
                    aria-label={`${t('add/published')}: ${nameOf({ fileName, article })}`}
                    aria-invalid={article.meta.published !== null && !isPublished(article.meta.published)}
                    value={article.meta.published ?? ''}
                    onChange={(event) =>
                      change(fileName, { published: event.target.value === '' ? null : event.target.value })
                    }
                  />
                </td>
                <td>
                  <button
                    type="button"
                    className="text-muted hover:text-ink px-2"
                    aria-label={t('add/remove', { name: nameOf({ fileName, article }) })}
                    onClick={() => onChange(staged.filter((one) => one.fileName !== fileName))}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={`label mt-2 ${badDate ? '!text-problem' : ''}`}>
        {badDate ? t('add/bad-date', { value: badDate.article.meta.published ?? '' }) : t('add/no-date')}
      </p>
      <div className="mt-4 flex gap-3">
        <button
          type="button"
          className="action action-main"
          disabled={isDisabled || badDate !== undefined}
          onClick={onSend}
        >
          {t('add/send', { count: staged.length })}
        </button>
        <button type="button" className="action" onClick={() => onChange([])}>
          {t('add/clear')}
        </button>
      </div>
    </section>
  );
}

const NAME_CHARACTERS = 80;

/** A pasted text is known by how it begins, for its name says nothing. */
function nameOf({ fileName, article }: StagedArticle): string {
  if (article.meta.title !== null) return article.meta.title;
  if (fileName !== article.meta.id) return fileName;
  const [line = ''] = article.text.split('\n', 1);
  return line.length > NAME_CHARACTERS ? `${line.slice(0, NAME_CHARACTERS)}…` : line;
}

function Labelled({
  label,
  value,
  onChange,
  onDone,
  placeholder,
  isLeftToRight = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  readonly placeholder?: string;
  readonly isLeftToRight?: boolean;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="label block">
        {label}
      </label>
      <input
        id={id}
        className="field w-full"
        value={value}
        placeholder={placeholder}
        dir={isLeftToRight ? 'ltr' : undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
        }}
      />
    </div>
  );
}
