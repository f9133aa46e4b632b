import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';

import type { Attribution, Cause, Claim, Figure, Label, Shift } from '../../api/types.ts';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { HowKnown } from '../../components/known.tsx';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { figureValue } from '../../components/figure-value.ts';
import { voicesOf, VoiceText } from '../../components/voice.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import type { Finding, Word } from './findings.ts';

/** How far each voice stands in from the one that passes it on. */
const VOICE_STEP_REM = 1;

type NameOf = (id: string) => { readonly id: string; readonly label: Label };
/** What every card needs to know of the article it stands beside. */
export interface CardContext {
  readonly caseName: string;
  readonly outlet: string | null;
  readonly language: string;
  readonly nameOf: NameOf;
  /** The paragraph that an offset lies in; null in a title and outside of the body. */
  readonly paragraphAt: (offset: number) => number | null;
}

/** One finding beside the text: what, on whose word and how sure when closed, all its fields when chosen. */
export function FindingCard({
  finding,
  isSelected,
  onSelect,
  onEvidence,
  onHover,
  onCopy,
  context,
}: {
  readonly finding: Finding;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** Opens all that a person needs to judge it: who else says so, who denies it, how it was found. */
  readonly onEvidence: () => void;
  readonly onHover: (isHovered: boolean) => void;
  readonly onCopy: () => void;
  readonly context: CardContext;
}) {
  const { t } = useInterface();
  const { item } = finding;
  return (
    <li
      id={`finding-${item.id}`}
      className={`finding finding-${finding.layer}`}
      data-selected={isSelected || undefined}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      <button type="button" className="finding-head" aria-expanded={isSelected} onClick={onSelect}>
        <Headline finding={finding} context={context} />
        {finding.layer === 'causes' || isSelected ? null : (
          <VoiceLine attribution={finding.item.attribution} nameOf={context.nameOf} />
        )}
      </button>
      {isSelected ? (
        <div className="finding-body">
          <p className="sentence !text-[1.125rem]" dir="auto" lang={context.language}>
            {item.evidence}
          </p>
          <Fields finding={finding} context={context} />
          <div className="no-print mt-3 flex gap-4 text-sm">
            <button type="button" className="plain" aria-keyshortcuts="e" onClick={onEvidence}>
              {t('evidence/open')} <kbd className="key ms-1">e</kbd>
            </button>
            <button type="button" className="plain" onClick={onCopy}>
              {t('reader/copy')} <kbd className="key ms-1">c</kbd>
            </button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** The small line over a card: what it is, and at its end the paragraph, and how sure it is. */
function Kind({
  at,
  context,
  children,
  confidence,
}: {
  readonly at: number;
  readonly context: CardContext;
  readonly children: ReactNode;
  readonly confidence?: number;
}) {
  const { t, number, share } = useInterface();
  const paragraph = context.paragraphAt(at);
  return (
    <span className="finding-kind">
      {children}
      <span className="finding-place">
        <span>
          {paragraph === null ? null : (
            <>
              <span aria-hidden="true">¶{number(paragraph)}</span>
              <span className="sr-only">{t('reader/paragraph', { number: paragraph })}</span>
            </>
          )}
        </span>
        {confidence === undefined ? null : (
          <span title={`${t('claim/confidence')}: ${t('claim/confidence-note')}`}>
            <span className="gauge gauge-small" aria-hidden="true">
              <span style={{ inlineSize: `${confidence * 100}%` }} />
            </span>
            <span className="sr-only">{t('claim/confidence')} </span>
            {share(confidence)}
          </span>
        )}
      </span>
    </span>
  );
}

/** On whose word, in a line; nothing where the author asserts it. */
function VoiceLine({ attribution, nameOf }: { readonly attribution: Attribution; readonly nameOf: NameOf }) {
  const { t } = useInterface();
  const voices = voicesOf(attribution);
  if (voices.length === 0) return null;
  return (
    <span className="finding-voice">
      {voices.map((voice, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <Arrow label={t('voice/then')} />}
          <VoiceText voice={voice} nameOf={nameOf} />
        </Fragment>
      ))}
    </span>
  );
}

/** Who passes on whose word: each voice a step further in, the outlet first. */
function VoiceStairs({ attribution, context }: { readonly attribution: Attribution; readonly context: CardContext }) {
  const { t } = useInterface();
  const voices = voicesOf(attribution);
  return (
    <ol className="voices">
      <li>
        <bdi>{context.outlet ?? t('articles/no-outlet')}</bdi>
        {voices.length === 0 ? <span className="text-muted"> ({t('voice/author')})</span> : null}
      </li>
      {voices.map((voice, index) => (
        <li key={index} style={{ paddingInlineStart: `${index * VOICE_STEP_REM}rem` }}>
          <span className="text-muted" aria-hidden="true">
            ↳{' '}
          </span>
          <VoiceText voice={voice} nameOf={context.nameOf} />
        </li>
      ))}
    </ol>
  );
}

function Headline({ finding, context }: { readonly finding: Finding; readonly context: CardContext }) {
  const { t, rich, language } = useInterface();
  const { nameOf } = context;
  const at = finding.item.start;
  switch (finding.layer) {
    case 'claims':
      return <ClaimHeadline claim={finding.item} context={context} />;
    case 'figures': {
      const { measure, unit } = finding.item;
      return (
        <Kind at={at} context={context}>
          {t(`measure/${measure}`)}
          <span className="finding-short">
            <bdi>{figureValue(finding.item, t, language)}</bdi>
            {unit === null ? null : (
              <span className="text-muted ms-2">
                <bdi lang={context.language}>{unit}</bdi>
              </span>
            )}
          </span>
        </Kind>
      );
    }
    case 'causes':
      return (
        <Kind at={at} context={context}>
          {t('cause/cause')}
          <q lang={context.language} dir="auto" className="finding-short finding-quote font-text">
            {finding.item.cause}
          </q>
        </Kind>
      );
    case 'shifts':
      return (
        <>
          <Kind at={at} context={context}>
            {t('layer/shifts')}
          </Kind>
          <span className="finding-line">
            {rich(`shift/${finding.item.direction}`, {
              holder: <Name of={nameOf(finding.item.holder)} />,
              target: <Name of={nameOf(finding.item.target)} />,
            })}
          </span>
        </>
      );
  }
}

function ClaimHeadline({ claim, context }: { readonly claim: Claim; readonly context: CardContext }) {
  const { t } = useInterface();
  const { nameOf } = context;
  const signs = [...new Set(claim.stance.map((stance) => stance.sign))];
  return (
    <>
      <Kind at={claim.start} context={context} confidence={claim.confidence}>
        {signs.map((sign) => (
          <Glyph key={sign} reading={readingOfSign(sign)} radius={4} />
        ))}
        {t(`type/${claim.type}`)}
        {claim.mode === null ? null : ` · ${t(`mode/${claim.mode}` as MessageKey)}`}
        {claim.polarity === 'negated' ? <b>{t('claim/negated')}</b> : null}
        {claim.modality === 'actual' ? null : <b>{t(`claim/${claim.modality}`)}</b>}
      </Kind>
      <span className="finding-line">
        <Names of={claim.actor.map(nameOf)} />
        {claim.recipient.length === 0 ? null : (
          <>
            <Arrow label={t('claim/toward')} />
            <Names of={claim.recipient.map(nameOf)} />
          </>
        )}
      </span>
    </>
  );
}

function Fields({ finding, context }: { readonly finding: Finding; readonly context: CardContext }) {
  switch (finding.layer) {
    case 'claims':
      return <ClaimFields claim={finding.item} context={context} />;
    case 'figures':
      return <FigureFields figure={finding.item} context={context} />;
    case 'causes':
      return <CauseFields cause={finding.item} language={context.language} />;
    case 'shifts':
      return <ShiftFields shift={finding.item} context={context} />;
  }
}

function ClaimFields({ claim, context }: { readonly claim: Claim; readonly context: CardContext }) {
  const { t, date, share } = useInterface();
  const { nameOf } = context;
  const holdsAs = [
    t(claim.polarity === 'negated' ? 'claim/negated' : 'claim/affirmed'),
    t(`claim/${claim.modality}`),
    ...(claim.aspect === 'state' ? [t('claim/state')] : []),
  ].join(' · ');
  return (
    <dl className="fields">
      <Field label="claim/on-word">
        <VoiceStairs attribution={claim.attribution} context={context} />
      </Field>
      <Field label="claim/polarity-modality">{holdsAs}</Field>
      <Field label="claim/time">
        {claim.time === null ? <span className="text-muted">{t('claim/time-unstated')}</span> : date(claim.time)}
        {claim.time_source === null || claim.time === null ? null : <> · {<HowKnown source={claim.time_source} />}</>}
        {claim.time_text === null ? null : (
          <>
            {' '}
            <bdi lang={context.language} className="text-muted">
              «{claim.time_text}»
            </bdi>
          </>
        )}
      </Field>
      {claim.place.length === 0 ? null : (
        <Field label="claim/place">
          <Names of={claim.place.map(nameOf)} />
          {claim.place_source === null ? null : <> · {<HowKnown source={claim.place_source} />}</>}
        </Field>
      )}
      {claim.support_kind === null ? null : <Field label="claim/support">{t(`support/${claim.support_kind}`)}</Field>}
      {claim.stance.length === 0 ? null : (
        <Field label="claim/shows">
          <ul>
            {claim.stance.map(({ holder, target, sign }) => (
              <li key={`${holder} ${target} ${sign}`} className="flex items-baseline gap-1.5">
                <Glyph reading={readingOfSign(sign)} radius={4} />
                <Stance holder={nameOf(holder)} target={nameOf(target)} sign={sign} />
              </li>
            ))}
          </ul>
        </Field>
      )}
      <Field label="claim/confidence">
        <span title={t('claim/confidence-note')}>
          {share(claim.confidence)}
          <span className="gauge" aria-hidden="true">
            <span style={{ inlineSize: `${claim.confidence * 100}%` }} />
          </span>
        </span>
      </Field>
      <Field label="claim/rule">
        <code dir="ltr" className="label">
          {claim.rule}
        </code>
      </Field>
    </dl>
  );
}

function Stance({
  holder,
  target,
  sign,
}: {
  readonly holder: ReturnType<NameOf>;
  readonly target: ReturnType<NameOf>;
  readonly sign: 1 | -1;
}) {
  const { rich } = useInterface();
  return (
    <span>
      {rich(sign === 1 ? 'claim/stance-for' : 'claim/stance-against', {
        holder: <Name of={holder} />,
        target: <Name of={target} />,
      })}
    </span>
  );
}

function FigureFields({ figure, context }: { readonly figure: Figure; readonly context: CardContext }) {
  const { date, t } = useInterface();
  return (
    <dl className="fields">
      <Field label="claim/on-word">
        <VoiceStairs attribution={figure.attribution} context={context} />
      </Field>
      <Field label="figures/as-of">
        {figure.time === null ? <span className="text-muted">{t('claim/time-unstated')}</span> : date(figure.time)}
      </Field>
      {figure.place.length === 0 ? null : (
        <Field label="claim/place">
          <Names of={figure.place.map(context.nameOf)} />
        </Field>
      )}
    </dl>
  );
}

function CauseFields({ cause, language }: { readonly cause: Cause; readonly language: string }) {
  return (
    <dl className="fields">
      <Field label="cause/cause">
        <Quotation text={cause.cause} language={language} />
      </Field>
      <Field label="cause/effect">
        <Quotation text={cause.effect} language={language} />
      </Field>
      <Field label="cause/marker">
        <Quotation text={cause.marker} language={language} />
      </Field>
    </dl>
  );
}

function ShiftFields({ shift, context }: { readonly shift: Shift; readonly context: CardContext }) {
  const { date } = useInterface();
  const { language } = context;
  return (
    <dl className="fields">
      {shift.from === null ? null : (
        <Field label="shift/from">
          <Quotation text={shift.from} language={language} />
        </Field>
      )}
      {shift.to === null ? null : (
        <Field label="shift/to">
          <Quotation text={shift.to} language={language} />
        </Field>
      )}
      {shift.cause === null ? null : (
        <Field label="shift/cause">
          <Quotation text={shift.cause} language={language} />
        </Field>
      )}
      {shift.time === null ? null : <Field label="claim/time">{date(shift.time)}</Field>}
      <Field label="claim/on-word">
        <VoiceStairs attribution={shift.attribution} context={context} />
      </Field>
    </dl>
  );
}

/** A name or a date that was chosen in the text. */
export function WordCard({
  word,
  occurrences,
  onClose,
  context,
}: {
  readonly word: Word;
  /** How often the article names the entity. */
  readonly occurrences: number;
  readonly onClose: () => void;
  readonly context: CardContext;
}) {
  const { t, date } = useInterface();
  return (
    <li id={`finding-${word.item.id}`} className={`finding finding-${word.layer}`} data-selected>
      <button type="button" className="finding-head" aria-expanded onClick={onClose}>
        <Kind at={word.item.start} context={context}>
          {t(`layer/${word.layer}`)}
        </Kind>
        <span className="finding-line">
          {word.layer === 'dates' ? date(word.item.value) : <Name of={context.nameOf(word.item.entity)} />}
        </span>
      </button>
      <div className="finding-body">
        {word.layer === 'dates' ? (
          <DateFields word={word} language={context.language} />
        ) : (
          <NameFields word={word} occurrences={occurrences} context={context} />
        )}
      </div>
    </li>
  );
}

function DateFields({
  word,
  language,
}: {
  readonly word: Extract<Word, { readonly layer: 'dates' }>;
  readonly language: string;
}) {
  return (
    <dl className="fields">
      <Field label="word/as-written">
        <Quotation text={word.item.text} language={language} />
      </Field>
      <Field label="word/value">
        <code dir="ltr">{word.item.value}</code> · <HowKnown source={word.item.inferred ? 'inferred' : 'stated'} />
      </Field>
    </dl>
  );
}

function NameFields({
  word: { item, entity },
  occurrences,
  context,
}: {
  readonly word: Exclude<Word, { readonly layer: 'dates' }>;
  readonly occurrences: number;
  readonly context: CardContext;
}) {
  const { t } = useInterface();
  return (
    <>
      <dl className="fields">
        <Field label="word/as-written">
          <Quotation text={item.label} language={context.language} />
        </Field>
        {entity === undefined ? null : (
          <Field label="word/type">
            {t(`entity/${entity.type}`)}
            {entity.provisional ? <> · {t('word/provisional')}</> : null}
          </Field>
        )}
        {entity === undefined || entity.party === entity.id ? null : (
          <Field label="word/acts-for">
            <Name of={context.nameOf(entity.party)} />
          </Field>
        )}
        <Field label="word/named">{t('word/times', { count: occurrences })}</Field>
        <Field label="claim/rule">
          <code dir="ltr" className="label">
            {item.rule}
          </code>
        </Field>
      </dl>
      <Link
        to="/c/$case/articles"
        params={{ case: context.caseName }}
        search={{ q: `actor:"${item.entity}"` }}
        className="plain no-print mt-3 inline-block text-sm"
      >
        {t('word/articles')}
      </Link>
    </>
  );
}

function Quotation({ text, language }: { readonly text: string; readonly language: string }) {
  return (
    <q className="font-text text-base" dir="auto" lang={language}>
      {text}
    </q>
  );
}

function Field({ label, children }: { readonly label: MessageKey; readonly children: ReactNode }) {
  const { t } = useInterface();
  return (
    <>
      <dt>{t(label)}</dt>
      <dd>{children}</dd>
    </>
  );
}
