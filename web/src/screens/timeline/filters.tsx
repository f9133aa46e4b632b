import type { ReactNode } from 'react';

import type { EventStatus, TimelineView } from '../../api/types.ts';
import { StatusGlyph } from '../../components/event-status.tsx';
import { useInterface } from '../../language/interface.tsx';
import { BYS, joined, MARKS, STATUSES, type TimelineSearch, valuesOf } from './address.ts';

export type ChangeTimeline = (change: Partial<Record<keyof TimelineSearch, string | undefined>>) => void;

/** What the events can be narrowed to, each with how many that leaves; and how they are put in order. */
export function Filters({
  view,
  search,
  onChange,
  aside,
}: {
  readonly view: TimelineView;
  readonly search: Partial<TimelineSearch>;
  readonly onChange: ChangeTimeline;
  readonly aside: ReactNode;
}) {
  const { t, number, language } = useInterface();
  const { facets } = view;
  return (
    <div className="no-print mt-2 flex flex-wrap items-end gap-x-6 gap-y-3">
      <Choice
        label={t('timeline/party')}
        all={t('timeline/all-parties')}
        value={search.party}
        choices={facets.parties.map(({ party, events }) => ({
          value: party.id,
          text: `${party.label[language]} (${number(events)})`,
        }))}
        onChoose={(party) => onChange({ party })}
      />
      <Choice
        label={t('timeline/type')}
        all={t('timeline/all-types')}
        value={search.type}
        choices={facets.types.map(({ type, events }) => ({
          value: type,
          text: `${t(`type/${type}`)} (${number(events)})`,
        }))}
        onChoose={(type) => onChange({ type })}
      />
      <Choice
        label={t('timeline/lanes')}
        all={t('timeline/by-actor')}
        value={search.by}
        choices={BYS.map((by) => ({ value: by, text: t(`timeline/by-${by}`) }))}
        onChoose={(by) => onChange({ by, lanes: undefined })}
      />
      <Choice
        label={t('timeline/order')}
        all={t('timeline/order-earliest')}
        value={search.order}
        choices={[{ value: 'latest', text: t('timeline/order-latest') }]}
        onChoose={(order) => onChange({ order })}
      />
      {aside}
    </div>
  );
}

function Choice({
  label,
  all,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string | undefined) => void;
}) {
  return (
    <label>
      <span className="label block">{label}</span>
      <select
        className="field max-w-[13rem]"
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Statuses, which are the key to the shapes as well, and what marks an event. */
export function Switches({
  view,
  search,
  onChange,
}: {
  readonly view: TimelineView;
  readonly search: Partial<TimelineSearch>;
  readonly onChange: ChangeTimeline;
}) {
  const { t } = useInterface();
  const statuses = valuesOf(search.status);
  const marks = valuesOf(search.mark);
  const countOfStatus = (status: EventStatus): number =>
    view.facets.statuses.find((each) => each.status === status)?.events ?? 0;
  const countOfMark = (mark: (typeof MARKS)[number]): number =>
    view.facets.marks.find((each) => each.mark === mark)?.events ?? 0;
  return (
    <div className="timeline-switches">
      <div role="group" aria-label={t('timeline/status')} className="switch-row">
        {STATUSES.filter((status) => countOfStatus(status) > 0 || statuses.includes(status)).map((status) => (
          <Switch
            key={status}
            isOn={statuses.includes(status)}
            count={countOfStatus(status)}
            onPress={() => onChange({ status: joined(STATUSES, toggled(statuses, status)) })}
          >
            <StatusGlyph status={status} />
            {t(`timeline/status-${status}`)}
          </Switch>
        ))}
      </div>
      <div role="group" aria-label={t('timeline/show')} className="switch-row">
        {MARKS.filter((mark) => countOfMark(mark) > 0 || marks.includes(mark)).map((mark) => (
          <Switch
            key={mark}
            isOn={marks.includes(mark)}
            count={countOfMark(mark)}
            onPress={() => onChange({ mark: joined(MARKS, toggled(marks, mark)) })}
          >
            {t(`timeline/mark-${mark}`)}
          </Switch>
        ))}
      </div>
    </div>
  );
}

function toggled(values: readonly string[], value: string): string {
  return (values.includes(value) ? values.filter((each) => each !== value) : [...values, value]).join(',');
}

function Switch({
  isOn,
  count,
  onPress,
  children,
}: {
  readonly isOn: boolean;
  readonly count: number;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  const { number } = useInterface();
  return (
    <button
      type="button"
      className="switch timeline-switch"
      data-selected={isOn || undefined}
      aria-pressed={isOn}
      onClick={onPress}
    >
      {children} <span className="label">{number(count)}</span>
    </button>
  );
}
