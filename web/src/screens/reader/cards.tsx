import type { ReactNode } from 'react';

import type { Cause, Claim, Figure, Label, Shift } from '../../api/types.ts';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { HowKnown } from '../../components/known.tsx';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { figureValue } from '../../components/figure-value.ts';
import { OnWhoseWord } from '../../components/voice.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import { Explanation } from './explanation.tsx';
import type { Finding } from './findings.ts';

type NameOf = (id: string) => { readonly id: string; readonly label: Label };
/** What every card needs to know of the article it stands beside. */
export interface CardContext {
  readonly caseName: string;
  readonly outlet: string | null;
  readonly language: string;
  readonly nameOf: NameOf;
}

/** One finding beside the text: two lines when closed, all its fields when chosen. */
export function FindingCard({
  finding,
  isSelected,
  isExplained,
  onSelect,
  onExplain,
  context,
}: {
  readonly finding: Finding;
  readonly isSelected: boolean;
  readonly isExplained: boolean;
  readonly onSelect: () => void;
  readonly onExplain: (isExplained: boolean) => void;
  readonly context: CardContext;
}) {
  const { t } = useInterface();
  const { item } = finding;
  return (
    <li
      id={`finding-${item.id}`}
      className={`finding finding-${finding.layer}`}
      data-selected={isSelected || undefined}
    >
      <button type="button" className="finding-head" aria-expanded={isSelected} onClick={onSelect}>
        <Headline finding={finding} nameOf={context.nameOf} />
      </button>
      {isSelected ? (
        <div className="finding-body">
          <p className="sentence !text-[1.125rem]" dir="auto" lang={context.language}>
            {item.evidence}
          </p>
          <Fields finding={finding} context={context} />
          {finding.layer === 'claims' ? (
            <>
              <button
                type="button"
                className="plain mt-3 text-sm"
                aria-expanded={isExplained}
                onClick={() => onExplain(!isExplained)}
              >
                {t('claim/explain')}
              </button>
              {isExplained ? <Explanation caseName={context.caseName} claimId={item.id} /> : null}
            </>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function Headline({ finding, nameOf }: { readonly finding: Finding; readonly nameOf: NameOf }) {
  const { t, rich, language } = useInterface();
  switch (finding.layer) {
    case 'claims':
      return <ClaimHeadline claim={finding.item} nameOf={nameOf} />;
    case 'figures': {
      const { measure, unit } = finding.item;
      return (
        <>
          <span className="finding-kind">{t(`measure/${measure}`)}</span>
          <span className="finding-line">
            <bdi>{figureValue(finding.item, t, language)}</bdi>
            {unit === null ? null : (
              <span className="text-muted ms-2">
                <bdi lang="ar">{unit}</bdi>
              </span>
            )}
          </span>
        </>
      );
    }
    case 'causes':
      return (
        <>
          <span className="finding-kind">{t('layer/causes')}</span>
          <bdi lang="ar" className="finding-line font-text">
            {finding.item.marker}
          </bdi>
        </>
      );
    case 'shifts':
      return (
        <>
          <span className="finding-kind">{t('layer/shifts')}</span>
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

function ClaimHeadline({ claim, nameOf }: { readonly claim: Claim; readonly nameOf: NameOf }) {
  const { t } = useInterface();
  const signs = [...new Set(claim.stance.map((stance) => stance.sign))];
  return (
    <>
      <span className="finding-kind">
        {signs.map((sign) => (
          <Glyph key={sign} reading={readingOfSign(sign)} radius={4} />
        ))}
        {t(`type/${claim.type}`)}
        {claim.mode === null ? null : ` · ${t(`mode/${claim.mode}` as MessageKey)}`}
        {claim.polarity === 'negated' ? <b>{t('claim/negated')}</b> : null}
        {claim.modality === 'actual' ? null : <b>{t(`claim/${claim.modality}`)}</b>}
      </span>
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
  const { t, date } = useInterface();
  const { nameOf } = context;
  const holdsAs = [
    t(claim.polarity === 'negated' ? 'claim/negated' : 'claim/affirmed'),
    t(`claim/${claim.modality}`),
    ...(claim.aspect === 'state' ? [t('claim/state')] : []),
  ].join(' · ');
  return (
    <dl className="fields">
      <Field label="claim/on-word">
        <OnWhoseWord outlet={context.outlet} attribution={claim.attribution} nameOf={nameOf} />
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
          <span dir="ltr">{claim.confidence.toFixed(2)}</span>
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
        <OnWhoseWord outlet={context.outlet} attribution={figure.attribution} nameOf={context.nameOf} />
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
        <OnWhoseWord outlet={context.outlet} attribution={shift.attribution} nameOf={context.nameOf} />
      </Field>
    </dl>
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
