import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { EvidenceItem } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { HowKnown } from '../../components/known.tsx';
import { nameIn } from '../../components/name-of.ts';
import { Arrow, Names } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { OnWhoseWord } from '../../components/voice.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';

/** One sentence behind a position, with all that went into its weight; `children` are further controls. */
export function EvidenceEntry({
  item,
  caseName,
  children,
}: {
  readonly item: EvidenceItem;
  readonly caseName: string;
  readonly children?: ReactNode;
}) {
  const { t, date, share, signed, decimal } = useInterface();
  const evidence = useEvidence();
  const speakerOf = nameIn(item.speakers);
  return (
    <li className="evidence-item">
      <Sentence sentence={item.sentence} sign={item.sign} />
      <p className="mt-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
        <Glyph reading={readingOfSign(item.sign)} radius={4} />
        <span>
          {item.type === null ? t('positions/told-shift') : t(`type/${item.type}`)}
          {item.mode === null ? null : ` · ${t(`mode/${item.mode}` as MessageKey)}`}
          {item.polarity === 'negated' ? ` · ${t('claim/negated')}` : null}
          {item.modality === 'actual' ? null : ` · ${t(`claim/${item.modality}`)}`}
        </span>
        <span className="text-muted">
          <Names of={item.actor} />
          {item.recipient.length === 0 ? null : (
            <>
              <Arrow label={t('claim/toward')} />
              <Names of={item.recipient} />
            </>
          )}
        </span>
      </p>
      <dl className="fields">
        <dt>{t('claim/on-word')}</dt>
        <dd>
          <OnWhoseWord outlet={item.article.outlet} attribution={item.attribution} nameOf={speakerOf} />
        </dd>
        <dt>{t('claim/time')}</dt>
        <dd>
          {date(item.date)} · <HowKnown source={item.dateInferred ? 'inferred' : 'stated'} />
        </dd>
        <dt>{t('positions/share')}</dt>
        <dd>
          <span dir="ltr">{share(item.share)}</span>
          <span className="gauge" aria-hidden="true">
            <span style={{ inlineSize: `${item.share * 100}%` }} />
          </span>
        </dd>
        <dt>{t('positions/sign-strength')}</dt>
        <dd>
          <span dir="ltr">{signed(item.strength)}</span>
          <span className="text-muted ms-4">{t('positions/weight')}</span> <span dir="ltr">{decimal(item.weight)}</span>
          {item.type === null ? null : (
            <>
              <span className="text-muted ms-4">{t('claim/confidence')}</span>{' '}
              <span dir="ltr">{decimal(item.confidence)}</span>
            </>
          )}
        </dd>
      </dl>
      <p className="no-print mt-2 flex flex-wrap gap-x-5 text-sm">
        <button type="button" data-row className="plain" onClick={() => evidence.show(item.claimId)}>
          {t('evidence/open')}
        </button>
        <Link
          to="/c/$case/articles/$article"
          params={{ case: caseName, article: item.article.id }}
          search={{ finding: item.claimId }}
          className="plain"
        >
          {t('positions/open-article')}
          {item.article.title === null ? null : (
            <>
              {': '}
              <bdi>{item.article.title}</bdi>
            </>
          )}
        </Link>
        {children}
      </p>
    </li>
  );
}
