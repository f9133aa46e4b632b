import type { Extraction } from '../../src/model/index.ts';

/** An extraction as people read it: one line a finding, evidence first, so that a change shows where it happened. */
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
  return `${lines.join('\n')}\n`;
}
