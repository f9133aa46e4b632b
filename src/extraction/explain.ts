/** Tells how a draft came to be: which words were read how, which rule fired, what was stated and what was inferred. */
import type { ExplanationStep, Judge, Label } from '../model/index.ts';
import { type Unit } from '../language/index.ts';
import type { Filler } from './arguments/index.ts';
import type { Draft } from './draft.ts';
import { BASE_WORDS, wordsOf } from './feature-words.ts';
import { roundConfidence, termsOf, type JudgedDraft } from './judge.ts';

/** Each unit of the sentence with the reading that was chosen. */
export function tokenReadings(draft: Draft): readonly { readonly text: string; readonly reading: string }[] {
  return draft.read.units.map((unit) => ({ text: wordOf(unit), reading: readingOf(draft, unit) }));
}

function wordOf(unit: Unit): string {
  const { proclitics, article, stem, pronoun } = unit.reading;
  return unit.class === 'name' || unit.class === 'date' || unit.class === 'number'
    ? unit.lemma
    : [...proclitics, article ? 'ال' : '', stem, pronoun ?? ''].filter(Boolean).join('+');
}

function readingOf(draft: Draft, unit: Unit): string {
  if (unit.class === 'name')
    return `name ${draft.read.names[unit.ref]?.entity ?? ''} (${draft.read.names[unit.ref]?.rule ?? ''})`;
  const features = unit.lexical?.features;
  if (!features) return unit.class;
  const parts = [
    features.kind,
    features.voice === 'passive' ? 'passive' : '',
    features.person === null ? '' : `${features.person}${features.gender ?? ''}${features.number ?? ''}`,
  ];
  return `${unit.class} ${unit.lemma} ${parts.filter(Boolean).join(' ')}`.trim();
}

/** The steps of a draft's derivation. `text` is the document's. */
export function explainDraft(judged: JudgedDraft, judge: Judge | null, text: string): readonly ExplanationStep[] {
  const { draft } = judged;
  const { read, predicate, arguments: args } = draft;
  const words = (first: number, last: number): string =>
    text.slice(read.units[first]?.start ?? 0, read.units[last]?.end ?? 0);
  const filler = (found: Filler): string =>
    `${words(found.first, found.last)} → ${found.entities.join(', ') || '—'} (${found.rule})`;
  const steps: ExplanationStep[] = [
    { what: 'trigger', value: `${words(draft.trigger, draft.trigger)} (${draft.route})`, source: 'stated' },
    { what: 'rule', value: predicate.id, source: 'stated' },
    {
      what: 'frame',
      value: Object.entries(predicate.frame)
        .map(([slot, role]) => `${slot}: ${role}`)
        .join(', '),
      source: 'stated',
    },
  ];
  if (args.subject) steps.push({ what: 'subject', value: filler(args.subject), source: args.subject.source });
  if (args.object) steps.push({ what: 'object', value: filler(args.object), source: args.object.source });
  for (const [preposition, fillers] of args.oblique)
    for (const found of fillers) steps.push({ what: preposition, value: filler(found), source: found.source });
  steps.push({ what: 'actor', value: draft.actor.join(', '), source: draft.actorSource });
  if (draft.recipient.length)
    steps.push({
      what: 'recipient',
      value: draft.recipient.join(', '),
      source: draft.recipientSource === 'absent' ? 'stated' : draft.recipientSource,
    });
  if (draft.mood.because !== null)
    steps.push({
      what: 'mood',
      value: `${draft.mood.polarity}, ${draft.mood.modality} (${draft.mood.because})`,
      source: 'stated',
    });
  if (draft.when.time !== null)
    steps.push({
      what: 'time',
      value: `${draft.when.time} (${draft.when.text ?? ''})`,
      source: draft.when.source ?? 'stated',
    });
  if (draft.attribution.kind !== 'author')
    steps.push({
      what: 'voice',
      value: `${draft.attribution.kind}: ${draft.attribution.speaker.join(', ')} (${draft.attribution.verb})`,
      source: 'stated',
    });
  for (const stance of draft.stance)
    steps.push({
      what: 'stance',
      value: `${stance.holder} ${stance.sign > 0 ? '+' : '−'} ${stance.target}`,
      source: 'inferred',
    });
  steps.push(...stepsOfConfidence(judged, judge));
  return steps;
}

/** The chance, then what the judge added to the log odds for it: the base, then each feature, the weightiest first. */
function stepsOfConfidence({ features, confidence }: JudgedDraft, judge: Judge | null): readonly ExplanationStep[] {
  const term = (feature: string, weight: number, words: Label): ExplanationStep => {
    const amount = `${weight >= 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}`;
    return {
      what: 'confidence',
      value: `${feature} ${amount}`,
      meaning: { en: `${amount} ${words.en}`, ar: `${amount} ${words.ar}` },
      source: 'inferred',
    };
  };
  return [
    { what: 'confidence', value: roundConfidence(confidence).toFixed(2), source: 'inferred' },
    ...(judge ? [term('base', judge.base, BASE_WORDS)] : []),
    ...termsOf(features, judge).map(({ feature, weight }) => term(feature, weight, wordsOf(feature))),
  ];
}
