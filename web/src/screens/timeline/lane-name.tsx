import type { EventVoice, TimelineLane } from '../../api/types.ts';
import { Name, Names } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';

/** What a lane stands for, with how many events it has; a press narrows to it where that can be done. */
export function LaneName({
  lane,
  onNarrow,
}: {
  readonly lane: TimelineLane;
  readonly onNarrow: ((lane: TimelineLane) => void) | null;
}) {
  const { t, number, direction, language } = useInterface();
  const text = (
    <>
      <span className="lane-name" dir={direction}>
        {lane.party !== null ? (
          <Name of={lane.party} />
        ) : lane.voice !== null ? (
          <VoiceName voice={lane.voice} />
        ) : (
          t('timeline/no-place')
        )}
      </span>
      <span className="label">{number(lane.events)}</span>
    </>
  );
  if (onNarrow === null || lane.party === null) return <span className="lane-label">{text}</span>;
  return (
    <button
      type="button"
      className="lane-label"
      title={t('timeline/narrow', { name: lane.party.label[language] })}
      onClick={() => onNarrow(lane)}
    >
      {text}
    </button>
  );
}

/** Who tells an event: an outlet, those whom it quotes by name, or a source that has none. */
export function VoiceName({ voice, isLink = false }: { readonly voice: EventVoice; readonly isLink?: boolean }) {
  const { rich, t } = useInterface();
  if (voice.parties.length > 0) return <Names of={voice.parties} isLink={isLink} />;
  const outlet = <bdi lang="ar">{voice.outlet ?? t('articles/no-outlet')}</bdi>;
  switch (voice.kind) {
    case 'outlet':
      return outlet;
    case 'anonymous':
      return rich('timeline/unnamed', { outlet });
    case 'named':
    case 'observers':
    case 'media':
      return rich(`timeline/unnamed-${voice.kind}`, { outlet });
  }
}
