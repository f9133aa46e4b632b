import type { Decision, Stance } from '../api/types.ts';
import { type Interface, useInterface } from '../language/interface.tsx';
import type { MessageKey } from '../messages/en.ts';

/** What a decision says, with its reason; entities by the names that were kept with it. */
export function DecisionWords({ decision }: { readonly decision: Decision }) {
  return (
    <span className="text-sm">
      <Words decision={decision} />
      {decision.reason === null ? null : (
        <>
          {' '}
          <q className="text-muted" dir="auto">
            {decision.reason}
          </q>
        </>
      )}
    </span>
  );
}

function Words({ decision }: { readonly decision: Decision }) {
  const { t, language, date } = useInterface();
  const nameOf = (id: string): string =>
    ('entities' in decision ? decision.entities.find((entity) => entity.id === id)?.label[language] : undefined) ?? id;
  switch (decision.kind) {
    case 'confirm-claim':
    case 'reject-claim':
      return null;
    case 'correct-claim':
      return (
        <span>
          {Object.entries(decision.changes).map(([field, value]) => (
            <span key={field} className="me-3">
              <span className="label">{t(`field/${field as keyof typeof decision.changes}`)}</span>{' '}
              <bdi>{wordsOfChange(field, value, nameOf, { t, date })}</bdi>
            </span>
          ))}
        </span>
      );
    case 'merge-entities':
      return (
        <span>
          <bdi>{nameOf(decision.from)}</bdi> = <bdi>{nameOf(decision.into)}</bdi>
        </span>
      );
    case 'split-entity':
      return (
        <span>
          <bdi>{decision.label ?? nameOf(decision.entity)}</bdi> ≠ <bdi>{nameOf(decision.into)}</bdi>
        </span>
      );
    case 'add-alias':
      return (
        <span>
          <bdi>{decision.alias}</bdi> = <bdi>{nameOf(decision.entity)}</bdi>
        </span>
      );
    case 'edit-article':
      return (
        <bdi>
          {Object.entries(decision.changes)
            .map(([field, value]) => (field === 'published' && value ? date(value) : value))
            .join(' · ')}
        </bdi>
      );
    case 'delete-article':
      return <bdi>{decision.title ?? decision.document}</bdi>;
  }
}

function wordsOfEntry(entry: string | Stance, nameOf: (id: string) => string): string {
  if (typeof entry === 'string') return nameOf(entry);
  return `${nameOf(entry.holder)} ${entry.sign === 1 ? '▲' : '▼'} ${nameOf(entry.target)}`;
}

/** A corrected value as people read it. */
function wordsOfChange(
  field: string,
  value: string | null | undefined | readonly (string | Stance)[],
  nameOf: (id: string) => string,
  { t, date }: Pick<Interface, 't' | 'date'>,
): string {
  if (value === null || value === undefined) return '—';
  if (typeof value !== 'string') return value.map((each) => wordsOfEntry(each, nameOf)).join(' · ') || '—';
  if (field === 'type') return t(`type/${value}` as MessageKey);
  if (field === 'mode') return t(`mode/${value}` as MessageKey);
  if (field === 'time') return date(value);
  return field === 'polarity' || field === 'modality' ? t(`claim/${value}` as MessageKey) : value;
}
