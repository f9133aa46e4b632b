import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';

import { decisionsQuery } from '../api/queries.ts';
import type { Claim, DecisionItem, DecisionRequest } from '../api/types.ts';
import { useDecide, useUndo } from '../app/decisions.ts';
import { useKeys } from '../app/keys.ts';
import { FailureText } from '../app/states.tsx';
import { useInterface } from '../language/interface.tsx';
import { CorrectForm } from './correct-form.tsx';
import { DecisionWords } from './decision-words.tsx';
import type { NameOf } from './name-of.ts';

const REASONS = ['not-said', 'wrong-party', 'not-fact', 'other-time'] as const;

/**
 * What a person has to say of a claim: it is so, it is not so and why, or it is otherwise. What was said before stands above,
 * each with its way back. Keys while it is shown: y confirms, x rejects.
 */
export function ClaimReview({
  caseName,
  claim,
  nameOf,
}: {
  readonly caseName: string;
  readonly claim: Claim;
  readonly nameOf: NameOf;
}) {
  const { t } = useInterface();
  const decide = useDecide(caseName);
  const decided = useClaimDecisions(caseName, claim.id);
  const [open, setOpen] = useState<'reject' | 'correct' | null>(null);
  const isConfirmed = decided.some(({ decision }) => decision.kind === 'confirm-claim');
  const confirm = () => {
    if (!isConfirmed && !decide.isPending) decide.mutate({ kind: 'confirm-claim', claim: claim.id });
  };
  const send = (request: DecisionRequest) => decide.mutate(request, { onSuccess: () => setOpen(null) });
  useKeys({ y: confirm, x: () => setOpen('reject') }, 'panel');
  const toggle = (form: 'reject' | 'correct') => setOpen(open === form ? null : form);
  return (
    <section className="review no-print" aria-label={t('review/title')}>
      <DecidedList caseName={caseName} items={decided} />
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="action"
          disabled={isConfirmed || decide.isPending}
          aria-keyshortcuts="y"
          onClick={confirm}
        >
          {t('review/confirm')}
        </button>
        <button
          type="button"
          className="action"
          aria-expanded={open === 'reject'}
          aria-keyshortcuts="x"
          onClick={() => toggle('reject')}
        >
          {t('review/reject')}
        </button>
        <button type="button" className="action" aria-expanded={open === 'correct'} onClick={() => toggle('correct')}>
          {t('review/correct')}
        </button>
      </div>
      {open === 'reject' ? (
        <RejectForm
          isPending={decide.isPending}
          onSend={(reason) => send({ kind: 'reject-claim', claim: claim.id, reason })}
        />
      ) : null}
      {open === 'correct' ? (
        <CorrectForm claim={claim} nameOf={nameOf} caseName={caseName} isPending={decide.isPending} onSend={send} />
      ) : null}
      {decide.isError ? (
        <p role="alert" className="text-problem mt-2 text-sm">
          <FailureText error={decide.error} />
        </p>
      ) : null}
    </section>
  );
}

/** The decisions in force about a claim, the latest first. */
export function useClaimDecisions(caseName: string, claimId: string): readonly DecisionItem[] {
  const decisions = useQuery(decisionsQuery(caseName)).data?.decisions ?? [];
  return decisions.filter(
    ({ decision, undone }) => undone === null && 'anchor' in decision && decision.anchor.claim === claimId,
  );
}

/** Decisions with the day they were made and the way back. */
export function DecidedList({
  caseName,
  items,
}: {
  readonly caseName: string;
  readonly items: readonly DecisionItem[];
}) {
  const { t, date } = useInterface();
  const undo = useUndo(caseName);
  if (items.length === 0) return null;
  return (
    <ul className="mb-3 grid gap-2">
      {items.map((item) => (
        <li key={item.id} className="decided">
          <span>
            <b className="font-semibold">{t(`decision/${item.decision.kind}`)}</b>{' '}
            <span className="text-muted">{date(item.at.slice(0, 10))}</span>
          </span>
          <DecisionWords decision={item.decision} />
          <button
            type="button"
            className="plain text-sm"
            disabled={undo.isPending}
            onClick={() => undo.mutate(item.id)}
          >
            {t('decision/undo')}
          </button>
        </li>
      ))}
    </ul>
  );
}

function RejectForm({ isPending, onSend }: { readonly isPending: boolean; readonly onSend: (reason: string) => void }) {
  const { t } = useInterface();
  const [reason, setReason] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onSend(reason.trim());
  };
  return (
    <form className="review-form" onSubmit={submit}>
      <label htmlFor={id} className="label block">
        {t('review/reason')}
      </label>
      <input
        id={id}
        // The form was asked for; the reason is what comes next.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className="field w-full"
        dir="auto"
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {REASONS.map((each) => (
          <button
            key={each}
            type="button"
            className="plain text-sm"
            onClick={() => setReason(t(`review/reason-${each}`))}
          >
            {t(`review/reason-${each}`)}
          </button>
        ))}
      </div>
      <button type="submit" className="action mt-3" disabled={isPending || reason.trim() === ''}>
        {t('review/reject-now')}
      </button>
    </form>
  );
}
