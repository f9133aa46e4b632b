import { type FormEvent, type ReactNode, useState } from 'react';

import type { Claim, ClaimType, DecisionRequest } from '../api/types.ts';
import { useInterface } from '../language/interface.tsx';
import type { MessageKey } from '../messages/en.ts';
import { CLAIM_TYPES, MODES } from './claim-modes.ts';
import type { NameOf } from './name-of.ts';
import { NamesField } from './names-field.tsx';
import { StanceField, type StanceRow } from './stance-field.tsx';

const POLARITIES = ['affirmed', 'negated'] as const;
const MODALITIES = ['actual', 'planned', 'possible'] as const;

/** The fields of a claim that a person may correct; those that stay as they were are not sent. */
export function CorrectForm({
  claim,
  nameOf,
  caseName,
  isPending,
  onSend,
}: {
  readonly claim: Claim;
  readonly nameOf: NameOf;
  readonly caseName: string;
  readonly isPending: boolean;
  readonly onSend: (request: DecisionRequest) => void;
}) {
  const { t, language, date } = useInterface();
  const nameChoice = (id: string) => ({ value: id, text: nameOf(id).label[language] });
  const namesOf = (ids: readonly string[]) => ids.map(nameChoice);
  const [type, setType] = useState(claim.type);
  const [mode, setMode] = useState(claim.mode);
  const [stance, setStance] = useState<readonly StanceRow[] | null>(null);
  const [polarity, setPolarity] = useState(claim.polarity);
  const [modality, setModality] = useState(claim.modality);
  const [time, setTime] = useState(claim.time ?? '');
  const [actor, setActor] = useState(() => namesOf(claim.actor));
  const [recipient, setRecipient] = useState(() => namesOf(claim.recipient));
  const [place, setPlace] = useState(() => namesOf(claim.place));
  const [reason, setReason] = useState('');
  const valuesOf = (names: typeof actor) => names.map(({ value }) => value);
  const changes = {
    ...(type === claim.type ? {} : { type }),
    // A mode belongs to its type, and goes with it.
    ...(mode === (type === claim.type ? claim.mode : null) ? {} : { mode }),
    ...(polarity === claim.polarity ? {} : { polarity }),
    ...(modality === claim.modality ? {} : { modality }),
    ...(time === (claim.time ?? '') ? {} : { time: time === '' ? null : time }),
    ...(isSame(valuesOf(actor), claim.actor) ? {} : { actor: valuesOf(actor) }),
    ...(isSame(valuesOf(recipient), claim.recipient) ? {} : { recipient: valuesOf(recipient) }),
    ...(isSame(valuesOf(place), claim.place) ? {} : { place: valuesOf(place) }),
    ...(stance === null || isSame(stance.map(wordsOf), claim.stance.map(wordsOfStance))
      ? {}
      : { stance: stance.map(({ holder, target, sign }) => ({ holder: holder.value, target: target.value, sign })) }),
  };
  const isUnfinished = (stance ?? []).some(({ holder, target }) => holder.value === '' || target.value === '');
  const isReady = Object.keys(changes).length > 0 && actor.length > 0 && !isUnfinished;
  const dateRead = time === '' ? '' : date(time);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onSend({ kind: 'correct-claim', claim: claim.id, changes, ...(reason === '' ? {} : { reason }) });
  };
  return (
    <form className="review-form grid gap-3" onSubmit={submit}>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Field label={t('review/type')}>
          <select
            className="field"
            value={type}
            onChange={(event) => {
              const chosen = event.target.value as ClaimType;
              setType(chosen);
              setMode(chosen === claim.type ? claim.mode : null);
            }}
          >
            {CLAIM_TYPES.map((each) => (
              <option key={each} value={each}>
                {t(`type/${each}`)}
              </option>
            ))}
          </select>
        </Field>
        {MODES[type].length === 0 ? null : (
          <Field label={t('review/mode')}>
            <select
              className="field"
              value={mode ?? ''}
              onChange={(event) => setMode(event.target.value === '' ? null : event.target.value)}
            >
              <option value="">{t('review/no-mode')}</option>
              {MODES[type].map((each) => (
                <option key={each} value={each}>
                  {t(`mode/${each}` as MessageKey)}
                </option>
              ))}
            </select>
          </Field>
        )}
      </div>
      <NamesField label={t('review/actor')} names={actor} caseName={caseName} onChange={setActor} />
      <NamesField label={t('review/recipient')} names={recipient} caseName={caseName} onChange={setRecipient} />
      <NamesField label={t('claim/place')} names={place} caseName={caseName} onChange={setPlace} />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Field label={t('review/polarity')}>
          <select
            className="field"
            value={polarity}
            onChange={(event) => setPolarity(event.target.value as Claim['polarity'])}
          >
            {POLARITIES.map((each) => (
              <option key={each} value={each}>
                {t(`claim/${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('review/modality')}>
          <select
            className="field"
            value={modality}
            onChange={(event) => setModality(event.target.value as Claim['modality'])}
          >
            {MODALITIES.map((each) => (
              <option key={each} value={each}>
                {t(`claim/${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('review/time')}>
          <input
            className="field w-[9rem]"
            dir="ltr"
            placeholder="YYYY-MM-DD"
            title={t('review/time-form')}
            value={time}
            onChange={(event) => setTime(event.target.value.trim())}
          />
          {dateRead === time ? null : <span className="label block">{t('review/time-read', { date: dateRead })}</span>}
        </Field>
      </div>
      <StanceField
        rows={stance}
        initial={claim.stance.map(({ holder, target, sign }) => ({
          holder: nameChoice(holder),
          target: nameChoice(target),
          sign,
        }))}
        caseName={caseName}
        onChange={setStance}
      />
      <Field label={t('review/reason-optional')}>
        <input className="field w-full" dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <button type="submit" className="action justify-self-start" disabled={isPending || !isReady}>
        {t('review/correct-now')}
      </button>
    </form>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="block">
      <span className="label block">{label}</span>
      {children}
    </label>
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function wordsOf({ holder, target, sign }: StanceRow): string {
  return wordsOfStance({ holder: holder.value, target: target.value, sign });
}

function wordsOfStance({ holder, target, sign }: Claim['stance'][number]): string {
  return `${holder} ${sign} ${target}`;
}
