import { Fragment } from 'react';

import type { Attribution, PartyRef, Voice } from '../api/types.ts';
import { useInterface } from '../language/interface.tsx';
import { Arrow, Names } from './name.tsx';

/**
 * On whose word: the outlet first, then each voice inward, each with what it does with the word. The look-up gives a
 * speaker's name; a speaker that it does not know is shown by its id.
 */
export function OnWhoseWord({
  outlet,
  attribution,
  nameOf,
}: {
  readonly outlet: string | null;
  readonly attribution: Attribution;
  readonly nameOf: (id: string) => Pick<PartyRef, 'id' | 'label'>;
}) {
  const { t } = useInterface();
  const voices = voicesOf(attribution);
  return (
    <>
      <bdi>{outlet ?? t('articles/no-outlet')}</bdi>
      {voices.length === 0
        ? null
        : voices.map((voice, index) => (
            // A chain never changes its order, so the place in it is the identity.
            <Fragment key={index}>
              <Arrow label={t('voice/then')} />
              <VoiceText voice={voice} nameOf={nameOf} />
            </Fragment>
          ))}
    </>
  );
}

/** The voices of an attribution, outermost first; none where the author asserts it. */
export function voicesOf(attribution: Attribution): readonly Voice[] {
  if (attribution.chain.length > 0) return attribution.chain;
  return attribution.kind === 'author' ? [] : [attribution];
}

/** One voice, and what it does with the word. */
export function VoiceText({
  voice,
  nameOf,
}: {
  readonly voice: Voice;
  readonly nameOf: (id: string) => Pick<PartyRef, 'id' | 'label'>;
}) {
  const { t, rich, language } = useInterface();
  const speakers = voice.speaker.map(nameOf);
  const names = <Names of={speakers} />;
  const comma = language === 'ar' ? '، ' : ', ';
  return (
    <span>
      {speakers.length === 0
        ? t(`voice/${voice.kind}`)
        : voice.kind === 'anonymous'
          ? rich('voice/anonymous-of', { speaker: names })
          : names}
      <span className="text-muted">
        {' ('}
        {t(`verb/${voice.verb}`)}
        {voice.quoted ? `${comma}${t('voice/quoted')}` : null}
        {')'}
      </span>
    </span>
  );
}
