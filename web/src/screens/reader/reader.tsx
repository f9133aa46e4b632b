import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { ToggleButton } from 'react-aria-components';

import { articleQuery } from '../../api/queries.ts';
import type { ArticleView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { useInterface } from '../../language/interface.tsx';
import { ArticleText } from './article-text.tsx';
import { FindingCard, type CardContext } from './cards.tsx';
import { findingsOf, LAYERS, layersFromAddress, layersToAddress, type Finding, type Layer } from './findings.ts';

/** One article and all that was taken out of it, word by word. */
export function ReaderScreen() {
  const { case: caseName, article: id } = useParams({ from: '/c/$case/articles/$article' });
  const article = useQuery(articleQuery(caseName, id));
  const title = article.data?.summary.title ?? '';
  useTitle(title);
  if (article.isPending) return <Loading />;
  if (article.isError) return <Failed error={article.error} retry={() => void article.refetch()} />;
  return <Reader article={article.data} caseName={caseName} />;
}

function Reader({ article, caseName }: { readonly article: ArticleView; readonly caseName: string }) {
  const search = useSearch({ from: '/c/$case/articles/$article' });
  const navigate = useNavigate({ from: '/c/$case/articles/$article' });
  const [isExplained, setExplained] = useState(false);
  const layers = useMemo(() => layersFromAddress(search.layers), [search.layers]);
  const all = useMemo(() => findingsOf(article.extraction), [article]);
  const selected = search.finding ?? null;
  // What the address names is shown even where its layer is off.
  const shown = useMemo(
    () => all.filter((finding) => layers.has(finding.layer) || finding.item.id === selected),
    [all, layers, selected],
  );

  const select = (id: string | null) => {
    setExplained(false);
    void navigate({
      search: ({ finding: _finding, ...rest }) => (id === null ? rest : { ...rest, finding: id }),
      replace: true,
      hash: '',
      resetScroll: false,
    });
  };
  const toggle = (layer: Layer) => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    const value = layersToAddress(next);
    void navigate({
      search: ({ layers: _layers, ...rest }) => (value === undefined ? rest : { ...rest, layers: value }),
      replace: true,
      resetScroll: false,
    });
  };
  const step = (by: 1 | -1) => {
    const at = shown.findIndex((finding) => finding.item.id === selected);
    const next = at === -1 ? shown[by === 1 ? 0 : shown.length - 1] : shown[at + by];
    if (next) select(next.item.id);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    e: () => (selected === null ? step(1) : setExplained(!isExplained)),
    Escape: () =>
      selected === null ? void navigate({ to: '/c/$case/articles', params: { case: caseName } }) : select(null),
    '1': () => toggle(LAYERS[0]),
    '2': () => toggle(LAYERS[1]),
    '3': () => toggle(LAYERS[2]),
    '4': () => toggle(LAYERS[3]),
    '5': () => toggle(LAYERS[4]),
  });
  useEffect(() => {
    if (selected !== null) showFinding(selected);
  }, [selected]);

  return (
    <div className="reader">
      <article className="reader-article">
        <Kicker article={article} caseName={caseName} />
        <Layers article={article} layers={layers} onToggle={toggle} />
        <ArticleText article={article} findings={shown} layers={layers} selected={selected} onSelect={select} />
      </article>
      <Findings
        article={article}
        caseName={caseName}
        all={all}
        shown={shown}
        selected={selected}
        isExplained={isExplained}
        onSelect={select}
        onExplain={setExplained}
        onStep={step}
      />
    </div>
  );
}

/** Brings the sentence and its card into sight. */
function showFinding(id: string): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = isCalm ? 'auto' : 'smooth';
  const run = document.querySelector(`[data-findings~="${CSS.escape(id)}"]`);
  const box = run?.getBoundingClientRect();
  if (run && box && (box.top < 80 || box.bottom > innerHeight * 0.6)) run.scrollIntoView({ block: 'center', behavior });
  const card = document.getElementById(`finding-${id}`);
  const list = card?.closest('.findings-list');
  if (card && list) list.scrollTo({ top: card.offsetTop - 48, behavior });
}

function Kicker({ article, caseName }: { readonly article: ArticleView; readonly caseName: string }) {
  const { t, date } = useInterface();
  const { summary } = article;
  return (
    <div className="text-muted flex flex-wrap items-baseline gap-x-3 text-sm">
      <Link to="/c/$case/articles" params={{ case: caseName }} className="plain no-print">
        {t('reader/back')}
      </Link>
      <span aria-hidden="true" className="no-print">
        /
      </span>
      <bdi className="text-ink font-semibold">{summary.outlet ?? t('articles/no-outlet')}</bdi>
      <span>{summary.published === null ? t('articles/no-date') : date(summary.published)}</span>
      <span>{t('reader/words', { count: summary.words })}</span>
      {summary.url === null || !/^https?:/u.test(summary.url) ? null : (
        <a className="plain" href={summary.url} rel="noreferrer" target="_blank">
          {t('reader/source')}
        </a>
      )}
    </div>
  );
}

function Layers({
  article,
  layers,
  onToggle,
}: {
  readonly article: ArticleView;
  readonly layers: ReadonlySet<Layer>;
  readonly onToggle: (layer: Layer) => void;
}) {
  const { t, number } = useInterface();
  const counts: Record<Layer, number> = {
    claims: article.extraction.claims.length,
    figures: article.extraction.figures.length,
    causes: article.extraction.causes.length,
    shifts: article.extraction.shifts.length,
    actors: article.extraction.mentions.length,
  };
  return (
    <div role="group" aria-label={t('reader/layers')} className="switch-row border-rule no-print mt-3 border-y py-1.5">
      {LAYERS.map((layer, index) => (
        <ToggleButton key={layer} className="switch" isSelected={layers.has(layer)} onChange={() => onToggle(layer)}>
          <span className={`layer-sample layer-sample-${layer}`} aria-hidden="true" />
          <span>
            {t(`layer/${layer}`)} <span className="label">{number(counts[layer])}</span>
          </span>
          <kbd className="key hidden md:inline-block" aria-hidden="true">
            {index + 1}
          </kbd>
        </ToggleButton>
      ))}
    </div>
  );
}

function Findings({
  article,
  caseName,
  all,
  shown,
  selected,
  isExplained,
  onSelect,
  onExplain,
  onStep,
}: {
  readonly article: ArticleView;
  readonly caseName: string;
  readonly all: readonly Finding[];
  readonly shown: readonly Finding[];
  readonly selected: string | null;
  readonly isExplained: boolean;
  readonly onSelect: (id: string | null) => void;
  readonly onExplain: (isExplained: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const { t, number } = useInterface();
  const context = useMemo((): CardContext => {
    const entities = new Map(article.extraction.entities.map((entity) => [entity.id, entity]));
    return {
      caseName,
      outlet: article.summary.outlet,
      language: article.summary.language,
      nameOf: (id) => entities.get(id) ?? { id, label: { ar: id, en: id } },
    };
  }, [article, caseName]);
  const at = shown.findIndex((finding) => finding.item.id === selected);
  return (
    <aside className="findings" aria-labelledby="findings-title">
      <div className="findings-bar">
        <h2 id="findings-title" className="font-semibold">
          {t('reader/findings')}
        </h2>
        <span className="label">
          {at === -1 ? number(shown.length) : t('reader/count', { shown: number(at + 1), total: number(shown.length) })}
        </span>
        <div className="no-print ms-auto flex gap-1">
          <button type="button" className="action" disabled={shown.length === 0 || at === 0} onClick={() => onStep(-1)}>
            {t('reader/previous')}
          </button>
          <button
            type="button"
            className="action"
            disabled={shown.length === 0 || at === shown.length - 1}
            onClick={() => onStep(1)}
          >
            {t('reader/next')}
          </button>
          {at === -1 ? null : (
            <button
              type="button"
              className="action findings-close"
              aria-label={t('app/close')}
              onClick={() => onSelect(null)}
            >
              ×
            </button>
          )}
        </div>
      </div>
      {selected !== null && at === -1 ? (
        <p className="text-problem py-2 text-sm">{t('reader/unknown-finding')}</p>
      ) : null}
      {all.length === 0 ? <p className="text-muted py-4">{t('reader/findings-none')}</p> : null}
      {all.length > 0 && shown.length === 0 ? <p className="text-muted py-4">{t('reader/findings-hidden')}</p> : null}
      <ol className="findings-list" tabIndex={-1}>
        {shown.map((finding) => (
          <FindingCard
            key={finding.item.id}
            finding={finding}
            isSelected={finding.item.id === selected}
            isExplained={isExplained}
            onSelect={() => onSelect(finding.item.id === selected ? null : finding.item.id)}
            onExplain={onExplain}
            context={context}
          />
        ))}
      </ol>
    </aside>
  );
}
