/** On whose word a claim stands: the voice of its scope, or one that the act itself tells, as an announcement or an accusation does. */
import type { Attribution } from '../../model/index.ts';
import { attributionAt } from '../voices.ts';
import type { Act } from './act.ts';

/** The voice of an act by `actors`. */
export function voiceOfAct(act: Act, actors: readonly string[]): Attribution {
  const { input, at, args } = act;
  if (args.accuser?.length) return saidBy(args.accuser, 'allege');
  // اتهم الوفد …: by someone of whom the text tells no more.
  if (args.accuser) return { ...saidBy([], 'allege'), kind: 'anonymous', chain: [] };
  return announced(act, actors) ?? attributionAt(input.read, input.scopes, at);
}

/**
 * أعلن التنظيم مسؤوليته، أعلنت القوات سيطرتها على البلدة: a deed that its doer announces is told on his word (CODEBOOK, hard cases 5
 * and 12).
 */
function announced({ input, predicate, at, args }: Act, actors: readonly string[]): Attribution | null {
  if (predicate.speech) return null;
  const claims = predicate.id === 'assault/claim-responsibility';
  const verb = input.read.units[args.subject?.rule === 'subject/controller' ? args.first : at];
  // أعلنت مصادر مقتل ثلاثة في انفجار: others than the doers announce it.
  const isDoer = args.subject?.entities.some((id) => actors.includes(id)) ?? false;
  const says = verb?.class === 'verb' && ANNOUNCING.has(verb.lemma) && isDoer;
  return claims || says ? saidBy(actors, claims ? 'confirm' : 'say') : null;
}

const ANNOUNCING = new Set(['أعلن', 'أكد', 'تبنى']);

function saidBy(speaker: readonly string[], verb: Attribution['verb']): Attribution {
  return { kind: 'named', speaker, verb, quoted: false, chain: [{ kind: 'named', speaker, verb, quoted: false }] };
}

/** A speech act in the speaker's own words is the author's report of it (CODEBOOK, hard case 12). */
export function asReported(act: Act, attribution: Attribution, actors: readonly string[]): Attribution {
  if (!act.predicate.speech || !isSpeaker(act, attribution.speaker, actors)) return attribution;
  const chain = attribution.chain.slice(0, -1);
  const outer = chain.at(-1);
  return outer ? { ...outer, chain } : { kind: 'author', speaker: [], verb: 'say', quoted: attribution.quoted, chain };
}

/** True where all actors are of the parties that speak. */
function isSpeaker({ input }: Act, speaker: readonly string[], actors: readonly string[]): boolean {
  const partyOf = (id: string): string => input.context.entities.get(id)?.party ?? id;
  const parties = new Set(speaker.map(partyOf));
  return parties.size > 0 && actors.every((id) => parties.has(partyOf(id)));
}
