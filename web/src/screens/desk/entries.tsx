import { Link } from '@tanstack/react-router';

import type { DeskEntry } from '../../api/types.ts';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { ToldSentences } from '../../components/told-sentence.tsx';
import { useEvidence } from '../../app/scope.ts';
import { useInterface } from '../../language/interface.tsx';

/** New things of one kind with their sentences; nothing where there are none. */
export function EntryList({
  title,
  count,
  caseName,
  entries,
}: {
  readonly title: string;
  readonly count: string;
  readonly caseName: string;
  readonly entries: readonly DeskEntry[];
}) {
  if (entries.length === 0) return null;
  return (
    <section className="desk-section">
      <h2 className="desk-heading">
        {title} <span className="label">{count}</span>
      </h2>
      <ol>
        {entries.map((entry, index) => (
          <Entry key={`${entry.date} ${entry.sentences[0]?.findingId ?? index}`} entry={entry} caseName={caseName} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, caseName }: { readonly entry: DeskEntry; readonly caseName: string }) {
  const { t, date } = useInterface();
  const { kind, parties, targets, before, after, sentences } = entry;
  const [holder, target] = [parties[0], targets[0]];
  return (
    <li className="turn">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">
          <Names of={parties} isLink />
          {targets.length === 0 ? null : (
            <>
              <Arrow label={t('claim/toward')} />
              <Names of={targets} isLink />
            </>
          )}
        </span>
        {kind === 'shift' || kind === 'toll' ? (
          <BeforeAfter before={before} after={after} isPosition={kind === 'shift'} />
        ) : null}
        <span className="label">{date(entry.date)}</span>
        {kind !== 'toll' && holder !== undefined && target !== undefined ? (
          <Link
            to="/c/$case/positions/$holder/$target"
            params={{ case: caseName, holder: holder.id, target: target.id }}
            className="plain ms-auto min-h-6 text-sm"
          >
            {t('desk/over-time')}
          </Link>
        ) : null}
      </p>
      <ToldSentences sentences={sentences} />
    </li>
  );
}

/**
 * What it was and what it is: signed positions with their glyphs, figures, or the words of a text. Where a text tells one of the
 * two alone, that one stands with a word for which it is.
 */
function BeforeAfter({
  before,
  after,
  isPosition,
}: {
  readonly before: string | null;
  readonly after: string | null;
  readonly isPosition: boolean;
}) {
  const { t } = useInterface();
  const only = before ?? after;
  if (only === null) return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-1">
      {before === null || after === null ? (
        <>
          <span className="label">{t(after === null ? 'shift/from' : 'shift/to')}</span>
          <Value text={only} isPosition={isPosition} />
        </>
      ) : (
        <>
          <Value text={before} isPosition={isPosition} />
          <Arrow label={t('desk/becomes')} />
          <Value text={after} isPosition={isPosition} />
        </>
      )}
    </span>
  );
}

function Value({ text, isPosition }: { readonly text: string; readonly isPosition: boolean }) {
  const { signed } = useInterface();
  if (!isPosition) return <bdi>{text}</bdi>;
  const value = Number(text);
  if (Number.isNaN(value)) return <q lang="ar">{text}</q>;
  return (
    <span className="inline-flex items-center gap-1">
      <Glyph reading={readingOfSign(value >= 0 ? 1 : -1)} radius={4} />
      <span dir="ltr">{signed(value)}</span>
    </span>
  );
}

/** Who is named for the first time; a press opens the evidence. */
export function ActorList({ entries, count }: { readonly entries: readonly DeskEntry[]; readonly count: string }) {
  const { t } = useInterface();
  const evidence = useEvidence();
  if (entries.length === 0) return null;
  return (
    <section className="desk-section">
      <h2 className="desk-heading">
        {t('desk/actor')} <span className="label">{count}</span>
      </h2>
      <ul className="desk-names">
        {entries.map(({ parties, sentences, date }) => {
          const [party, sentence] = [parties[0], sentences[0]];
          return party === undefined || sentence === undefined ? null : (
            <li key={`${party.id} ${date}`}>
              <button type="button" data-row className="plain" onClick={() => evidence.show(sentence.findingId)}>
                <Name of={party} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
