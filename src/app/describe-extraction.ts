import type { Entity, Extraction } from '../model/index.ts';

/**
 * An extraction as people read it: what is found, evidence first, its details indented below, so that a change shows where it
 * happened. The golden articles (`test/golden/expected`) are written so.
 */
export function describeExtraction(extraction: Extraction): string {
  const lines = [
    `# ${extraction.doc.title ?? extraction.doc.id}`,
    `${extraction.doc.outlet ?? ''} · ${extraction.doc.published ?? ''}`,
    '',
  ];
  for (const claim of extraction.claims) {
    const { attribution } = claim;
    const voice =
      attribution.kind === 'author'
        ? ''
        : ` · ${attribution.kind} ${attribution.speaker.join(', ')} (${attribution.verb})`;
    const marks = [
      claim.polarity === 'negated' ? 'NOT' : '',
      claim.modality === 'actual' ? '' : claim.modality,
      claim.aspect === 'state' ? 'state' : '',
    ]
      .filter(Boolean)
      .join(' ');
    const type = `${claim.type}${claim.mode === null ? '' : `/${claim.mode}`}`;
    lines.push(`CLAIM  ${claim.evidence.replace(/\s+/gu, ' ')}`);
    lines.push(
      `       ${type} ${marks}${marks ? ' ' : ''}· ${claim.actor.join(', ')} → ${claim.recipient.join(', ') || '—'}${claim.time === null ? '' : ` · ${claim.time}`}${claim.place.length ? ` · at ${claim.place.join(', ')}` : ''}${voice}`,
    );
    if (claim.stance.length)
      lines.push(
        `       stance ${claim.stance.map((stance) => `${stance.holder} ${stance.sign > 0 ? '+' : '−'} ${stance.target}`).join('; ')}`,
      );
  }
  for (const shift of extraction.shifts)
    lines.push(`SHIFT  ${shift.evidence}`, `       ${shift.holder} ${shift.direction} ${shift.target}`);
  for (const figure of extraction.figures) {
    const bounds =
      figure.low === figure.value && figure.high === figure.value ? '' : ` [${figure.low ?? ''}, ${figure.high ?? ''}]`;
    lines.push(
      `FIGURE ${figure.evidence}`,
      `       ${figure.measure} ${figure.value ?? '?'}${bounds}${figure.time === null ? '' : ` · ${figure.time}`}`,
    );
  }
  for (const cause of extraction.causes)
    lines.push(`CAUSE  ${cause.cause}`, `       [${cause.marker}] ${cause.effect}`);
  const entities = extraction.entities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const entity of entities) lines.push(`ENTITY ${entity.id}`, `       ${describeEntity(entity)}`);
  return `${lines.join('\n')}\n`;
}

function describeEntity({ type, party, provisional, forms }: Entity): string {
  return [type, party, ...(provisional ? ['provisional'] : []), forms.join('، ')].filter(Boolean).join(' · ');
}
