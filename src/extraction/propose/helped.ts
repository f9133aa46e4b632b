/** Forces that are sent for someone are help for him: أرسلت روسيا طائرات لدعم قوات حفتر. */
import type { Act, Sides } from './act.ts';

/** Whom it helps; no one where it is no sending of forces for someone. */
export function helpedBy({ input, predicate, args }: Act): readonly string[] {
  if (predicate.type !== 'MOBILIZE') return [];
  const filler = (args.oblique.get('ل') ?? []).find((found) => {
    const head = input.read.units[found.head];
    return head !== undefined && input.vocabulary.supportActs.has(head.reading.stem);
  });
  return (filler?.entities ?? []).filter((id) => input.context.entities.get(id)?.type !== 'place');
}

/** The sides of such an act, those whom it helps as its recipients. */
export function withHelped(helped: readonly string[], sides: Sides | null): Sides | null {
  if (!sides || !helped.length) return sides;
  return {
    ...sides,
    actor: sides.actor.filter((id) => !helped.includes(id)),
    recipient: helped,
    recipientSource: 'stated',
  };
}
