import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import { decisionsQuery, entityNamesQuery, workQuery } from '../api/queries.ts';
import type { ArticleSummary, DecisionItem, DecisionPreview, EntityNames, NameDecisionRequest } from '../api/types.ts';
import { useDecide } from '../app/decisions.ts';
import { FailureText, Loading } from '../app/states.tsx';
import { useInterface } from '../language/interface.tsx';
import { en, type MessageKey } from '../messages/en.ts';
import { DecidedList } from './claim-review.tsx';
import { PreviewOf } from './decision-preview.tsx';
import { Name } from './name.tsx';
import { NameInput } from './name-input.tsx';

/** The types of entities in the order of the messages. */
const TYPES = Object.keys(en).flatMap((key) => (key.startsWith('entity/') ? [key as `entity/${EntityType}`] : []));
type EntityType = EntityNames['entity']['type'];

const ACTS = ['merge', 'split', 'alias'] as const;
type Act = (typeof ACTS)[number];

/**
 * What a person has to say of whom a name means: it is another, it is two, it has one more name. Each shows what would change
 * before it is decided, and what was decided stands above with its way back. `article` is the one in which the name was met, if
 * it was met in one.
 */
export function EntityReview({
  caseName,
  id,
  article,
}: {
  readonly caseName: string;
  readonly id: string;
  readonly article?: Pick<ArticleSummary, 'id' | 'title'> | undefined;
}) {
  const { t, language } = useInterface();
  const names = useQuery(entityNamesQuery(caseName, id));
  const decided = useEntityDecisions(caseName, id);
  const [act, setAct] = useState<Act | null>(null);
  if (names.isPending) return <Loading />;
  if (names.isError) {
    return (
      <p role="alert" className="text-problem text-sm">
        <FailureText error={names.error} />
      </p>
    );
  }
  const { entity } = names.data;
  const close = () => setAct(null);
  return (
    <section className="entity-review" aria-label={t('names/review', { name: entity.label[language] })}>
      <WhoItIs names={names.data} />
      <DecidedList caseName={caseName} items={decided} />
      <div className="flex flex-wrap gap-2">
        {ACTS.map((each) => (
          <button
            key={each}
            type="button"
            className="action"
            aria-expanded={act === each}
            onClick={() => setAct(act === each ? null : each)}
          >
            {t(`names/${each}`)}
          </button>
        ))}
      </div>
      {act === 'merge' ? <MergeForm caseName={caseName} names={names.data} onDone={close} /> : null}
      {act === 'split' ? <SplitForm caseName={caseName} names={names.data} article={article} onDone={close} /> : null}
      {act === 'alias' ? <AliasForm caseName={caseName} names={names.data} onDone={close} /> : null}
    </section>
  );
}

/** The decisions in force about whom a name means, the latest first. */
function useEntityDecisions(caseName: string, id: string): readonly DecisionItem[] {
  const decisions = useQuery(decisionsQuery(caseName)).data?.decisions ?? [];
  return decisions.filter(({ decision, undone }) => {
    if (undone !== null) return false;
    if (decision.kind === 'merge-entities') return decision.from === id || decision.into === id;
    if (decision.kind === 'split-entity') return decision.entity === id || decision.into === id;
    return decision.kind === 'add-alias' && decision.entity === id;
  });
}

/** So many of the names that the articles use are shown. */
const FORMS_SHOWN = 6;

function WhoItIs({ names: { entity, party, articles, forms } }: { readonly names: EntityNames }) {
  const { t, rich, number } = useInterface();
  return (
    <div className="mb-3">
      <p className="font-text text-xl leading-9">
        <Name of={entity} />
      </p>
      <p className="text-muted text-sm">
        {t(`entity/${entity.type}`)}
        {party.id === entity.id ? null : <> · {rich('names/acts-for', { party: <Name of={party} /> })}</>}
      </p>
      <p className="text-sm">
        <span className="label">{t('names/called', { count: articles })}</span>{' '}
        {forms.slice(0, FORMS_SHOWN).map(({ label, mentions }) => (
          <span key={label} className="me-3 inline-block">
            <bdi lang="ar">{label}</bdi> <span className="label">{number(mentions)}</span>
          </span>
        ))}
      </p>
    </div>
  );
}

function MergeForm({
  caseName,
  names: { entity },
  onDone,
}: {
  readonly caseName: string;
  readonly names: EntityNames;
  readonly onDone: () => void;
}) {
  const { t, language } = useInterface();
  const [into, setInto] = useState('');
  const name = into.trim();
  return (
    <NameForm
      caseName={caseName}
      request={name === '' ? null : { kind: 'merge-entities', from: entity.id, into: name }}
      submit="names/merge-now"
      onDone={onDone}
    >
      <Labelled label={t('names/merge-into', { name: entity.label[language] })}>
        <NameInput
          caseName={caseName}
          label={t('names/merge-into', { name: entity.label[language] })}
          value={into}
          onChange={setInto}
        />
      </Labelled>
    </NameForm>
  );
}

const HERE = 'here';

function SplitForm({
  caseName,
  names: { entity, forms },
  article,
  onDone,
}: {
  readonly caseName: string;
  readonly names: EntityNames;
  readonly article: Pick<ArticleSummary, 'id' | 'title'> | undefined;
  readonly onDone: () => void;
}) {
  const { t } = useInterface();
  const [where, setWhere] = useState(article === undefined ? (forms[0]?.label ?? '') : HERE);
  const [into, setInto] = useState('');
  const [type, setType] = useState<EntityType | ''>('');
  const name = into.trim();
  const request: NameDecisionRequest = {
    kind: 'split-entity',
    entity: entity.id,
    document: where === HERE ? (article?.id ?? null) : null,
    label: where === HERE ? null : where,
    into: name,
    type: type === '' ? null : type,
  };
  return (
    <NameForm
      caseName={caseName}
      request={name === '' || where === '' ? null : request}
      submit="names/split-now"
      onDone={onDone}
    >
      <Labelled label={t('names/split-where')}>
        <select className="field w-full" value={where} onChange={(event) => setWhere(event.target.value)}>
          {article === undefined ? null : <option value={HERE}>{t('names/split-here')}</option>}
          {forms.map(({ label }) => (
            <option key={label} value={label}>
              {t('names/split-called', { name: label })}
            </option>
          ))}
        </select>
      </Labelled>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Labelled label={t('names/split-into')}>
          <NameInput caseName={caseName} label={t('names/split-into')} value={into} onChange={setInto} />
        </Labelled>
        <Labelled label={t('names/split-kind')}>
          <select
            className="field"
            value={type}
            onChange={(event) => setType((event.target.value as EntityType | '') || '')}
          >
            <option value="">{t('names/split-known')}</option>
            {TYPES.map((key) => (
              <option key={key} value={key.slice('entity/'.length)}>
                {t('names/split-new', { type: t(key) })}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
    </NameForm>
  );
}

function AliasForm({
  caseName,
  names: { entity, known },
  onDone,
}: {
  readonly caseName: string;
  readonly names: EntityNames;
  readonly onDone: () => void;
}) {
  const { t, language } = useInterface();
  const id = useId();
  const [words, setWords] = useState('');
  if (!known) return <p className="review-form text-sm leading-6">{t('names/alias-unknown')}</p>;
  const alias = words.trim();
  return (
    <NameForm
      caseName={caseName}
      request={alias.length < 2 ? null : { kind: 'add-alias', alias, entity: entity.id }}
      submit="names/alias-now"
      onDone={onDone}
    >
      <label htmlFor={id} className="label block">
        {t('names/alias-words', { name: entity.label[language] })}
      </label>
      <input
        id={id}
        className="field w-full"
        dir="auto"
        lang="ar"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </NameForm>
  );
}

/** A form that first shows what would change and then decides it; what is written meanwhile shows how far it is. */
function NameForm({
  caseName,
  request,
  submit,
  onDone,
  children,
}: {
  readonly caseName: string;
  /** Null while something is missing. */
  readonly request: NameDecisionRequest | null;
  readonly submit: MessageKey;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useInterface();
  const decide = useDecide(caseName);
  // What was asked to be shown; another request is shown when it is asked for.
  const [shown, setShown] = useState<string | null>(null);
  const asked = request === null ? null : JSON.stringify(request);
  const look = (event: FormEvent) => {
    event.preventDefault();
    setShown(asked);
  };
  const send = () => {
    if (request !== null) decide.mutate(request, { onSuccess: onDone });
  };
  return (
    <div className="review-form">
      <form className="grid gap-3" onSubmit={look}>
        {children}
        {asked !== null && asked === shown ? null : (
          <button type="submit" className="action justify-self-start" disabled={request === null}>
            {t('names/preview')}
          </button>
        )}
      </form>
      {request !== null && asked === shown ? (
        <PreviewOf caseName={caseName} request={request}>
          {(preview) => (
            <DecideButton isDisabled={decide.isPending || isIdle(preview)} onDecide={send}>
              {t(submit)}
            </DecideButton>
          )}
        </PreviewOf>
      ) : null}
      {decide.isPending ? <Working caseName={caseName} /> : null}
      {decide.isError ? (
        <p role="alert" className="text-problem mt-2 text-sm">
          <FailureText error={decide.error} />
        </p>
      ) : null}
    </div>
  );
}

/** What changes was asked for, and deciding it is what comes next: it has the focus, and what changes is in sight. */
function DecideButton({
  isDisabled,
  onDecide,
  children,
}: {
  readonly isDisabled: boolean;
  readonly onDecide: () => void;
  readonly children: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    button.current?.closest('.preview')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <button ref={button} type="button" className="action action-main" disabled={isDisabled} onClick={onDecide}>
      {children}
    </button>
  );
}

/** True where the decision would find nothing; a name may be added for articles to come. */
function isIdle({ decision, articles }: DecisionPreview): boolean {
  return decision.kind !== 'add-alias' && articles === 0;
}

/** How many articles have been written again, where there are so many that it takes a while. */
function Working({ caseName }: { readonly caseName: string }) {
  const { t, number } = useInterface();
  const work = useQuery(workQuery(caseName)).data?.work ?? null;
  return (
    <div role="status" className="mt-3 text-sm">
      {work === null ? (
        t('names/working')
      ) : (
        <>
          <progress className="work" aria-label={t('names/working')} value={work.done} max={work.total} />{' '}
          {t('names/work', { done: number(work.done), total: number(work.total) })}
        </>
      )}
    </div>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="block">
      <span className="label block">{label}</span>
      {children}
    </label>
  );
}
