import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';

import { articleQuery, casesQuery } from '../../api/queries.ts';
import type { ArticleView, Span } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { useEvidence } from '../../app/scope.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { citationText, copyText } from '../../components/copy.ts';
import { useInterface } from '../../language/interface.tsx';
import { ArticleHead } from './article-head.tsx';
import { ArticleText } from './article-text.tsx';
import type { CardContext } from './cards.tsx';
import {
  findingsOf,
  isEvident,
  inTextOrder,
  LAYERS,
  layersFromAddress,
  layersToAddress,
  wordsOf,
  type Layer,
  type Marked,
} from './findings.ts';
import { setHighlight, usePassage } from './highlights.ts';
import { LayerSwitches } from './layer-switches.tsx';
import { Margin } from './margin.tsx';
import { PassageTools, useSelectedSpan } from './passage-tools.tsx';
import { passageFromAddress, passageToAddress } from './passage.ts';
import { paragraphAt } from './paragraphs.ts';
import { useMargin } from './use-margin.ts';

/** One article and all that was taken out of it, word by word. */
export function ReaderScreen() {
  const { case: caseName, article: id } = useParams({ from: '/c/$case/articles/$article' });
  const article = useQuery(articleQuery(caseName, id));
  const title = article.data?.summary.title ?? '';
  useTitle(title);
  if (article.isPending) return <Loading />;
  if (article.isError) return <Failed error={article.error} retry={() => void article.refetch()} />;
  return <Reader key={id} article={article.data} caseName={caseName} />;
}

function Reader({ article, caseName }: { readonly article: ArticleView; readonly caseName: string }) {
  const { t } = useInterface();
  const search = useSearch({ from: '/c/$case/articles/$article' });
  const navigate = useNavigate({ from: '/c/$case/articles/$article' });
  const textRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<HTMLOListElement>(null);
  const evidence = useEvidence();
  const [notice, setNotice] = useState('');
  const cite = useCitation(article, caseName);

  const selected = search.finding ?? null;
  const { layers, counts, cards, marked } = useShown(article, search.layers, selected);
  const ids = useMemo(() => cards.map((card) => card.item.id), [cards]);
  useMargin(textRef, listRef, ids, selected);
  const linked = useMemo(() => passageFromAddress(search.passage, article.text), [search.passage, article.text]);
  usePassage(textRef, linked);
  const chosenWords = useSelectedSpan(textRef, article.text);
  const passage = chosenWords ?? linked;

  // An empty parameter is left out of the address.
  const change = (next: Partial<Record<'finding' | 'layers' | 'passage' | 'e', string>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, hash: '', resetScroll: false });
  const select = (id: string | null) => {
    // An open evidence follows the choice; a name or a date has none.
    const isFinding = cards.some((card) => card.item.id === id && isEvident(card));
    change({ finding: id ?? '', ...(evidence.open !== null && isFinding ? { e: id ?? '' } : {}) });
  };
  const toggle = (layer: Layer) => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    change({ layers: layersToAddress(next) ?? '' });
  };
  const step = (by: 1 | -1) => {
    const at = ids.indexOf(selected ?? '');
    const next = at === -1 ? ids.at(by === 1 ? 0 : -1) : ids[at + by];
    if (next !== undefined) select(next);
  };
  const put = async (text: string, done: 'reader/copied' | 'reader/link-copied') =>
    setNotice(t((await copyText(text)) ? done : 'reader/copy-failed'));
  const copySpan = (span: Span) => {
    const address = passageToAddress(span, article.text);
    void put(cite(article.text.slice(span.start, span.end), `passage=${address}`), 'reader/copied');
  };
  const copyFinding = ({ item }: Marked) =>
    void put(cite(article.text.slice(item.start, item.end), `finding=${item.id}`), 'reader/copied');
  const linkTo = (span: Span) => {
    const address = passageToAddress(span, article.text);
    void put(addressOfArticle(caseName, article.summary.id, `passage=${address}`), 'reader/link-copied');
    change({ passage: address });
    getSelection()?.removeAllRanges();
  };
  const chosen = cards.find((card) => card.item.id === selected);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    e: () => {
      if (chosen === undefined) step(1);
      else if (isEvident(chosen)) evidence.show(evidence.open === chosen.item.id ? null : chosen.item.id);
    },
    c: () => (chosenWords ? copySpan(chosenWords) : chosen ? copyFinding(chosen) : linked && copySpan(linked)),
    Escape: () => {
      if (selected !== null) select(null);
      else if (search.passage !== undefined) change({ passage: '' });
      else void navigate({ to: '/c/$case/articles', params: { case: caseName } });
    },
    '1': () => toggle(LAYERS[0]),
    '2': () => toggle(LAYERS[1]),
    '3': () => toggle(LAYERS[2]),
    '4': () => toggle(LAYERS[3]),
    '5': () => toggle(LAYERS[4]),
    '6': () => toggle(LAYERS[5]),
    '7': () => toggle(LAYERS[6]),
  });
  useEffect(() => {
    if (selected !== null) showWords(selected);
  }, [selected]);

  return (
    <div className="reader">
      <ArticleHead article={article} caseName={caseName} />
      <article className="reader-article">
        <LayerSwitches counts={counts} layers={layers} onToggle={toggle} />
        <ArticleText ref={textRef} article={article} marked={marked} selected={selected} onSelect={select} />
        {search.passage !== undefined && linked === null ? (
          <p role="alert" className="passage-tools text-problem text-sm">
            {t('reader/passage-gone')}
          </p>
        ) : null}
        {passage === null ? null : (
          <PassageTools
            isFromAddress={chosenWords === null}
            isChanged={chosenWords === null && linked?.isChanged === true}
            onCopy={() => copySpan(passage)}
            onLink={() => linkTo(passage)}
            onClear={() => change({ passage: '' })}
          />
        )}
      </article>
      <Margin
        listRef={listRef}
        cards={cards}
        isEmpty={counts.claims + counts.figures + counts.causes + counts.shifts === 0}
        selected={selected}
        mentions={article.extraction.mentions}
        onSelect={select}
        onEvidence={evidence.show}
        onHover={(card) => setHighlight(textRef.current, 'hovered', card?.item ?? null)}
        onCopy={copyFinding}
        onStep={step}
        context={useCardContext(article, caseName)}
      />
      <p role="status" className={notice === '' ? 'sr-only' : 'copy-notice'}>
        {notice}
      </p>
      <Fading notice={notice} onDone={() => setNotice('')} />
    </div>
  );
}

const NOTICE_MILLISECONDS = 3000;

/** Takes a notice away after a while. */
function Fading({ notice, onDone }: { readonly notice: string; readonly onDone: () => void }) {
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    if (notice === '') return;
    const timer = setTimeout(() => done.current(), NOTICE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [notice]);
  return null;
}

/** What is drawn in the text and what stands in the margin, by the layers that are on. */
function useShown(article: ArticleView, layersInAddress: string | undefined, selected: string | null) {
  const layers = useMemo(() => layersFromAddress(layersInAddress), [layersInAddress]);
  const findings = useMemo(() => findingsOf(article.extraction), [article]);
  const words = useMemo(() => wordsOf(article.extraction), [article]);
  const counts = useMemo(() => {
    const all: readonly Marked[] = [...findings, ...words];
    const count = (layer: Layer) => all.filter((one) => one.layer === layer).length;
    return Object.fromEntries(LAYERS.map((layer) => [layer, count(layer)])) as Record<Layer, number>;
  }, [findings, words]);
  return useMemo(() => {
    // What the address names is shown even where its layer is off.
    const isShown = (one: Marked) => layers.has(one.layer) || one.item.id === selected;
    const shown = findings.filter(isShown);
    const chosenWord = words.find((word) => word.item.id === selected);
    const cards: readonly Marked[] = chosenWord
      ? [...shown, chosenWord].toSorted((a, b) => inTextOrder(a.item, b.item))
      : shown;
    const marked: readonly Marked[] = [...words.filter(isShown), ...shown];
    return { layers, counts, cards, marked };
  }, [layers, counts, findings, words, selected]);
}

function useCardContext(article: ArticleView, caseName: string): CardContext {
  return useMemo(() => {
    const entities = new Map(article.extraction.entities.map((entity) => [entity.id, entity]));
    return {
      caseName,
      outlet: article.summary.outlet,
      language: article.summary.language,
      nameOf: (id) => entities.get(id) ?? { id, label: { ar: id, en: id } },
      paragraphAt: (offset) => paragraphAt(article.blocks, offset),
    };
  }, [article, caseName]);
}

/** Makes the text that is copied of a quotation, with the address at which it stands. */
function useCitation(article: ArticleView, caseName: string): (quotation: string, place: string) => string {
  const { t, date, language } = useInterface();
  const cases = useQuery(casesQuery()).data?.cases ?? [];
  const isSample = cases.some((summary) => summary.name === caseName && summary.sample);
  const { id, outlet, title, published } = article.summary;
  return (quotation, place) =>
    citationText(
      {
        quotation,
        outlet: outlet ?? t('articles/no-outlet'),
        title: title ?? t('articles/untitled'),
        date: published === null ? t('articles/no-date') : date(published),
        remark: isSample ? t('app/sample-badge') : null,
        link: addressOfArticle(caseName, id, place),
      },
      language === 'ar' ? '، ' : ', ',
    );
}

/** The address of a place in an article, for people: without the language, which is each reader's own. */
function addressOfArticle(caseName: string, id: string, place: string): string {
  return `${location.origin}/c/${encodeURIComponent(caseName)}/articles/${encodeURIComponent(id)}?${place}`;
}

/** Brings the words of a finding into sight; its card stands beside them. */
function showWords(id: string): void {
  const run = document.querySelector(`[data-findings~="${CSS.escape(id)}"]`);
  const box = run?.getBoundingClientRect();
  if (!run || !box || (box.top >= 80 && box.bottom <= innerHeight * 0.6)) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  run.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}
