import {
  type Dynamics,
  dynamics as derivation,
  type DynamicsParameters,
  type DynamicsStep,
  parametersOf,
} from '../derivation/index.ts';
import {
  dayNumber,
  dayText,
  type DynamicsSeries,
  type DynamicsStepSentences,
  type DynamicsView,
  MarsadError,
  type PartyRef,
  type ToldSentence,
} from '../model/index.ts';
import { showFindings } from './derivations.ts';
import { partyRefs, resolveName } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/** Do fortunes in the field change how others stand toward a party, and how long after? */
export interface DynamicsQuery {
  /** By any name or id; the one with the most in the field where left out. */
  readonly party?: string | undefined;
  readonly outlets?: readonly string[];
  /** The time window, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Numbers by the names under which the derivation declares them. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** First day of the step whose sentences are wanted. */
  readonly step?: string | undefined;
}

const SENTENCES_PER_STEP = 40;

/**
 * The series of one party, with the stated causes that link them.
 * @throws MarsadError `query/no-day`, `query/invalid`, `query/not-in-list`, `query/unknown-entity`
 */
export async function dynamicsOf(openCase: OpenCase, query: DynamicsQuery): Promise<DynamicsView> {
  for (const name of ['from', 'to', 'step'] as const) {
    const value = query[name];
    if (value !== undefined && dayNumber(value) === null) throw new MarsadError('query/no-day', { name, value });
  }
  const parameters = readParameters(query);
  const { rowsOf, articleOf } = await openCase.evidence(query.outlets);
  const rows = rowsOf(derivation, parameters);
  const asked = query.party === undefined ? null : (await resolveName(openCase, query.party)).party;
  const row = rows.find(({ party }) => asked === null || party === asked.id) ?? null;
  const refs = await partyRefs(openCase, [
    ...rows.map(({ party }) => party),
    ...(row?.links.map(({ holder }) => holder) ?? []),
    ...(row?.steps.flatMap(({ shown }) => shown.map(({ holder }) => holder)) ?? []),
  ]);
  const step = row?.steps.find(({ from }) => from === query.step) ?? null;
  const sentences = await showFindings(openCase, articleOf, [
    ...(row?.links.map(({ causeId }) => causeId) ?? []),
    ...(step === null ? [] : findingsOfStep(step)),
  ]);
  return {
    parameters: numbersOf(parameters),
    parties: rows.flatMap(({ party, battles, links }) => {
      const ref = refs.get(party);
      return ref === undefined ? [] : [{ ...ref, battles, links: links.length }];
    }),
    party: asked ?? (row === null ? null : (refs.get(row.party) ?? null)),
    series: row === null ? null : seriesOf(row, parameters.stepDays, refs, sentences),
    step: step === null ? null : stepSentences(step, refs, sentences),
  };
}

function readParameters({ parameters = {}, from, to }: DynamicsQuery): DynamicsParameters {
  for (const [name, value] of Object.entries(parameters)) {
    const declared = NUMBERS.get(name);
    if (declared === undefined) {
      throw new MarsadError('query/not-in-list', {
        name: 'parameter',
        value: name,
        values: [...NUMBERS.keys()].join(', '),
      });
    }
    if (!(value >= declared.min && value <= declared.max)) {
      throw new MarsadError('query/invalid', { name, reason: `${declared.min} … ${declared.max}` });
    }
  }
  return parametersOf(derivation, { ...parameters, from: from ?? null, to: to ?? null });
}

/** What the derivation declares, apart from its days. */
const NUMBERS = new Map(
  Object.entries(derivation.parameters).flatMap(([name, declared]) =>
    declared.kind === 'number' ? [[name, declared] as const] : [],
  ),
);

function numbersOf(parameters: DynamicsParameters): DynamicsView['parameters'] {
  const values: Readonly<Record<string, number | string | null>> = { ...parameters };
  return [...NUMBERS].map(([name, { label, unit, min, max, default: usual }]) => ({
    name,
    label,
    unit,
    min,
    max,
    default: usual,
    value: Number(values[name]),
  }));
}

function seriesOf(
  row: Dynamics,
  stepDays: number,
  refs: ReadonlyMap<string, PartyRef>,
  sentences: ReadonlyMap<string, ToldSentence>,
): DynamicsSeries {
  return {
    from: row.from,
    to: row.to,
    battles: row.battles,
    steps: row.steps.map(({ field: _field, shown: _shown, ...step }) => ({
      ...step,
      to: dayText((dayNumber(step.from) ?? 0) + stepDays - 1),
    })),
    lags: row.lags,
    clearestLagDays: row.clearest?.lagDays ?? null,
    links: row.links.flatMap((link) => {
      const holder = refs.get(link.holder);
      if (holder === undefined) return [];
      const { causeId, findingId, marker, cause, effect, sign, day, causeDay } = link;
      const sentence = sentences.get(causeId) ?? null;
      return [{ causeId, findingId, marker, cause, effect, holder, sign, day, causeDay, sentence }];
    }),
  };
}

function findingsOfStep({ field, shown }: DynamicsStep): readonly string[] {
  return [
    ...field.flatMap(({ claimIds }) => claimIds.slice(0, 1)),
    ...shown.flatMap(({ findingIds }) => findingIds.slice(0, 1)),
  ];
}

/** One sentence for each event and each unit, each sentence once. */
function stepSentences(
  { from, field, shown }: DynamicsStep,
  refs: ReadonlyMap<string, PartyRef>,
  sentences: ReadonlyMap<string, ToldSentence>,
): DynamicsStepSentences {
  const firstOf = (ids: readonly string[]): ToldSentence | undefined => sentences.get(ids[0] ?? '');
  return {
    from,
    field: field
      .flatMap(({ deed, claimIds }) => {
        const sentence = firstOf(claimIds);
        return sentence === undefined ? [] : [{ deed, sentence }];
      })
      .slice(0, SENTENCES_PER_STEP),
    support: shown
      .flatMap(({ holder, sign, findingIds }) => {
        const [sentence, ref] = [firstOf(findingIds), refs.get(holder)];
        return sentence === undefined || ref === undefined ? [] : [{ holder: ref, sign, sentence }];
      })
      .slice(0, SENTENCES_PER_STEP),
  };
}
