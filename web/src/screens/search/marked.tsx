import { Fragment } from 'react';

/** A text with its hits marked; the marks carry no spacing, so that Arabic letters stay joined. */
export function Marked({
  text,
  highlights,
}: {
  readonly text: string;
  readonly highlights: readonly (readonly [number, number])[];
}) {
  return (
    <>
      {highlights.map(([start, end], index) => (
        <Fragment key={start}>
          {text.slice(highlights[index - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(highlights.at(-1)?.[1] ?? 0)}
    </>
  );
}
