import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

import { ApiFailure } from '../api/client.ts';
import { findingQuery, findingRelationsQuery } from '../api/queries.ts';
import type {
  ArticleSummary,
  Attribution,
  Claim,
  FindingRelations,
  FindingView,
  FoundItem,
  OtherTelling,
  ParagraphView,
} from '../api/types.ts';
import { useKeys } from '../app/keys.ts';
import { Failed, Loading } from '../app/states.tsx';
import { useInterface } from '../language/interface.tsx';
import type { MessageKey } from '../messages/en.ts';
import { ClaimReview, DecidedList, useClaimDecisions } from './claim-review.tsx';
import { Explanation } from './explanation.tsx';
import { figureValue } from './figure-value.ts';
import { Glyph, readingOfSign } from './glyph.tsx';
import { HowKnown } from './known.tsx';
import { nameIn, type NameOf } from './name-of.ts';
import { Arrow, Name, Names } from './name.tsx';
import { Sentence } from './sentence.tsx';
import { OnWhoseWord } from './voice.tsx';
import { WhomItMeans } from './whom.tsx';

/**
 * All that a person needs to judge one finding, beside every screen: the sentence in its paragraph, what is read out of it,
 * the source, who else says or denies the same, why it was matched, and what else the words may mean. Which finding is
 * open stands in the address as `e`.
 */
export function EvidencePanel({
  caseName,
  id,
  onOpen,
  onClose,
}: {
  readonly caseName: string;
  readonly id: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useInterface();
  const finding = useQuery(findingQuery(caseName, id));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: matchMedia('(width >= 64rem)').matches }), []);
  useKeys({ Escape: onClose }, 'panel');
  return (
    <aside className="evidence-panel" aria-labelledby="evidence-title">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="evidence-title" ref={heading} tabIndex={-1} className="label outline-none">
          {finding.data === undefined ? t('evidence/title') : t(`evidence/${finding.data.found.kind}`)}
        </h2>
        <button type="button" className="action no-print shrink-0" onClick={onClose}>
          {t('app/close')}
        </button>
      </div>
      {finding.isPending ? <Loading /> : null}
      {finding.isError && isGone(finding.error) ? <Gone caseName={caseName} id={id} /> : null}
      {finding.isError && !isGone(finding.error) ? (
        <Failed error={finding.error} retry={() => void finding.refetch()} />
      ) : null}
      {finding.data && !finding.isError ? (
        <FindingBody caseName={caseName} view={finding.data} onOpen={onOpen} />
      ) : null}
    </aside>
  );
}

function isGone(error: Error): boolean {
  return error instanceof ApiFailure && error.code === 'finding/unknown';
}

/** What is no longer found: the decision that took it out, with its words and the way back, or that it was read anew. */
function Gone({ caseName, id }: { readonly caseName: string; readonly id: string }) {
  const { t } = useInterface();
  const decided = useClaimDecisions(caseName, id);
  const [latest] = decided;
  if (latest === undefined || !('anchor' in latest.decision)) {
    return <p className="text-muted mt-4 leading-7">{t('evidence/gone')}</p>;
  }
  return (
    <>
      <p className="sentence evidence-paragraph evidence-rejected" dir="auto" lang="ar">
        {latest.decision.anchor.evidence}
      </p>
      <p className="text-muted mb-4">{t('evidence/rejected')}</p>
      <DecidedList caseName={caseName} items={decided} />
    </>
  );
}

function FindingBody({
  caseName,
  view,
  onOpen,
}: {
  readonly caseName: string;
  readonly view: FindingView;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useInterface();
  const { found, article, paragraph, entities, rivals } = view;
  const relations = useQuery(findingRelationsQuery(caseName, found.item.id));
  const nameOf = nameIn(entities);
  const tellings = relations.data?.tellings ?? [];
  const same = tellings.filter(({ relation }) => relation === 'same');
  const against = tellings.filter(({ relation }) => relation !== 'same');
  const totals = relations.data?.totals ?? { same: 0, denies: 0, conflicts: 0 };
  const opposed = totals.denies + totals.conflicts;
  return (
    <>
      <Paragraph paragraph={paragraph} language={article.language} sign={signOf(found)} />
      <div className="evidence-reading">
        <FoundHeadline found={found} nameOf={nameOf} isLink />
      </div>
      <Facts found={found} article={article} nameOf={nameOf} />
      {found.kind === 'claim' ? (
        <ClaimReview key={JSON.stringify(found.item)} caseName={caseName} claim={found.item} nameOf={nameOf} />
      ) : null}
      <WhomItMeans caseName={caseName} found={found} article={article} entities={entities} />
      <SourceCard caseName={caseName} view={view} reprints={relations.data?.reprints ?? []} />
      {relations.isPending ? <p className="label mt-5">{t('evidence/looking')}</p> : null}
      {relations.isError ? <p className="label text-problem mt-5">{t('evidence/no-relations')}</p> : null}
      {relations.data ? (
        <Section title={t('evidence/same', { count: totals.same })}>
          {same.length === 0 ? <p className="text-muted text-sm">{t('evidence/alone')}</p> : null}
          <Tellings tellings={same} total={totals.same} onOpen={onOpen} />
        </Section>
      ) : null}
      {against.length === 0 ? null : (
        <Section title={t('evidence/against', { count: opposed })}>
          <Tellings tellings={against} total={opposed} onOpen={onOpen} />
        </Section>
      )}
      {rivals.length === 0 ? null : (
        <Section title={t('evidence/rivals')}>
          <p className="label mb-1">{t('evidence/rivals-note')}</p>
          <ul>
            {rivals.map((rival) => (
              <li key={rival.item.id} className="border-rule border-t py-2">
                <button type="button" className="evidence-rival" onClick={() => onOpen(rival.item.id)}>
                  <FoundHeadline found={rival} nameOf={nameOf} />
                  <q className="font-text text-muted" dir="auto" lang={article.language}>
                    {rival.item.evidence}
                  </q>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {found.kind === 'claim' ? (
        <details className="evidence-why">
          <summary>{t('claim/explain')}</summary>
          <Explanation caseName={caseName} claimId={found.item.id} />
        </details>
      ) : null}
    </>
  );
}

function signOf(found: FoundItem): 1 | -1 | undefined {
  if (found.kind === 'shift') return found.item.direction === 'toward' ? 1 : -1;
  if (found.kind !== 'claim') return undefined;
  const signs = new Set(found.item.stance.map(({ sign }) => sign));
  const [sign] = signs;
  return signs.size === 1 ? sign : undefined;
}

/** The paragraph as it was written: its other sentences in grey, the evidence marked. No padding cuts joined letters. */
function Paragraph({
  paragraph,
  language,
  sign,
}: {
  readonly paragraph: ParagraphView;
  readonly language: string;
  readonly sign: 1 | -1 | undefined;
}) {
  const { text, sentence, highlight } = paragraph;
  const end = Math.max(sentence[1], highlight[1]);
  return (
    <p className="sentence evidence-paragraph" dir="auto" lang={language}>
      <span className="evidence-around">{text.slice(0, sentence[0])}</span>
      {text.slice(sentence[0], highlight[0])}
      <mark data-sign={sign}>{text.slice(...highlight)}</mark>
      {text.slice(highlight[1], end)}
      <span className="evidence-around">{text.slice(end)}</span>
    </p>
  );
}

/** What is read out of the words, in a line. */
export function FoundHeadline({
  found,
  nameOf,
  isLink = false,
}: {
  readonly found: FoundItem;
  readonly nameOf: NameOf;
  /** Whether names lead to their pages; not within a button. */
  readonly isLink?: boolean;
}) {
  const { t, rich, language } = useInterface();
  switch (found.kind) {
    case 'claim':
      return <ClaimHeadline claim={found.item} nameOf={nameOf} isLink={isLink} />;
    case 'figure':
      return (
        <span>
          {t(`measure/${found.item.measure}`)}: <bdi>{figureValue(found.item, t, language)}</bdi>
          {found.item.unit === null ? null : (
            <>
              {' '}
              <bdi lang="ar" className="text-muted">
                {found.item.unit}
              </bdi>
            </>
          )}
        </span>
      );
    case 'cause':
      return (
        <span>
          {t('layer/causes')}: <q lang="ar">{found.item.cause}</q>
        </span>
      );
    case 'shift':
      return (
        <span>
          {rich(`shift/${found.item.direction}`, {
            holder: <Name of={nameOf(found.item.holder)} isLink={isLink} />,
            target: <Name of={nameOf(found.item.target)} isLink={isLink} />,
          })}
        </span>
      );
  }
}

function ClaimHeadline({
  claim,
  nameOf,
  isLink,
}: {
  readonly claim: Claim;
  readonly nameOf: NameOf;
  readonly isLink: boolean;
}) {
  const { t } = useInterface();
  return (
    <span>
      <b className="font-semibold">{t(`type/${claim.type}`)}</b>
      {claim.mode === null ? null : ` · ${t(`mode/${claim.mode}` as MessageKey)}`}
      {claim.polarity === 'negated' ? ` · ${t('claim/negated')}` : null}
      {claim.modality === 'actual' ? null : ` · ${t(`claim/${claim.modality}`)}`}
      {': '}
      <Names of={claim.actor.map(nameOf)} isLink={isLink} />
      {claim.recipient.length === 0 ? null : (
        <>
          <Arrow label={t('claim/toward')} />
          <Names of={claim.recipient.map(nameOf)} isLink={isLink} />
        </>
      )}
    </span>
  );
}

function attributionOf(found: FoundItem): Attribution | null {
  return found.kind === 'cause' ? null : found.item.attribution;
}

/** On whose word, when, where, and what it shows. */
function Facts({
  found,
  article,
  nameOf,
}: {
  readonly found: FoundItem;
  readonly article: ArticleSummary;
  readonly nameOf: NameOf;
}) {
  const { t, date, rich, share } = useInterface();
  const attribution = attributionOf(found);
  const time = found.kind === 'cause' ? null : found.item.time;
  return (
    <dl className="fields">
      {attribution === null ? null : (
        <Fact label="claim/on-word">
          <OnWhoseWord outlet={article.outlet} attribution={attribution} nameOf={nameOf} />
        </Fact>
      )}
      {found.kind === 'cause' ? (
        <Fact label="cause/effect">
          <q lang={article.language}>{found.item.effect}</q>
        </Fact>
      ) : (
        <Fact label="claim/time">
          {time === null ? <span className="text-muted">{t('claim/time-unstated')}</span> : date(time)}
          {found.kind === 'claim' && found.item.time_source !== null ? (
            <>
              {' · '}
              <HowKnown source={found.item.time_source} />
            </>
          ) : null}
        </Fact>
      )}
      {found.kind === 'claim' || found.kind === 'figure' ? (
        found.item.place.length === 0 ? null : (
          <Fact label="claim/place">
            <Names of={found.item.place.map(nameOf)} isLink />
          </Fact>
        )
      ) : null}
      {found.kind === 'claim' && found.item.stance.length > 0 ? (
        <Fact label="claim/shows">
          <ul>
            {found.item.stance.map(({ holder, target, sign }) => (
              <li key={`${holder} ${target} ${sign}`} className="flex items-baseline gap-1.5">
                <Glyph reading={readingOfSign(sign)} radius={4} />
                <span>
                  {rich(sign === 1 ? 'claim/stance-for' : 'claim/stance-against', {
                    holder: <Name of={nameOf(holder)} />,
                    target: <Name of={nameOf(target)} />,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {found.kind === 'claim' ? (
        <Fact label="claim/confidence">
          <span title={t('claim/confidence-note')}>
            {share(found.item.confidence)}
            <span className="gauge" aria-hidden="true">
              <span style={{ inlineSize: `${found.item.confidence * 100}%` }} />
            </span>
          </span>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: MessageKey; readonly children: ReactNode }) {
  const { t } = useInterface();
  return (
    <>
      <dt>{t(label)}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Where it was published, and the way into the article. */
function SourceCard({
  caseName,
  view,
  reprints,
}: {
  readonly caseName: string;
  readonly view: FindingView;
  readonly reprints: FindingRelations['reprints'];
}) {
  const { t, date } = useInterface();
  const { article, paragraph, found } = view;
  const others = reprints.filter(({ id }) => id !== article.id);
  return (
    <section className="source-card" aria-label={t('evidence/source')}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <bdi className="font-semibold">{article.outlet ?? t('articles/no-outlet')}</bdi>
        <span className="text-muted">
          {article.published === null ? t('articles/no-date') : date(article.published)}
        </span>
        {paragraph.number === null ? null : (
          <span className="text-muted">{t('reader/paragraph', { number: paragraph.number })}</span>
        )}
      </p>
      <Link
        to="/c/$case/articles/$article"
        params={{ case: caseName, article: article.id }}
        search={{ finding: found.item.id }}
        className="plain font-text text-[1.0625rem] leading-[1.8]"
        dir="auto"
        lang={article.language}
      >
        {article.title ?? t('articles/untitled')}
      </Link>
      {others.length === 0 ? null : (
        <p className="label mt-1">
          {t('evidence/reprinted')}{' '}
          {others.map((other, index) => (
            <span key={other.id}>
              {index > 0 ? ' · ' : null}
              <bdi>{other.outlet ?? other.id}</bdi>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-6">
      <h3 className="border-rule mb-2 border-b pb-1 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Tellings({
  tellings,
  total,
  onOpen,
}: {
  readonly tellings: readonly OtherTelling[];
  /** How many there are; of very many the first are given. */
  readonly total: number;
  readonly onOpen: (id: string) => void;
}) {
  const { t, date, number } = useInterface();
  return (
    <>
      {tellings.length === total ? null : (
        <p className="label">{t('evidence/first', { shown: number(tellings.length), total: number(total) })}</p>
      )}
      <ol>
        {tellings.map(({ findingId, article, sentence, attribution, speakers, relation }) => (
          <li key={findingId} className="evidence-item">
            <Sentence sentence={sentence} />
            <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-sm">
              <span>
                <OnWhoseWord outlet={article.outlet} attribution={attribution} nameOf={nameIn(speakers)} />
              </span>
              <span className="text-muted">{article.published === null ? null : date(article.published)}</span>
              {relation === 'same' ? null : <span className="badge">{t(`evidence/${relation}`)}</span>}
              <button type="button" className="plain no-print ms-auto" onClick={() => onOpen(findingId)}>
                {t('evidence/open')}
              </button>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
