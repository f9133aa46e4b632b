import { decodeSource, isProblem } from './decode-source.ts';
import { splitFrontMatter } from './front-matter.ts';
import { inputProblem } from './problem.ts';
import { NOTHING_FOUND, type Piece, type Source } from './source.ts';

/** A text file, or a Markdown file with what is known of it in front. Its text is the article as it stands. */
export function* readText(source: Source): Generator<Piece> {
  const { path } = source;
  const decoded = decodeSource(source);
  if (isProblem(decoded)) return yield { problem: decoded };
  const split = splitFrontMatter(path, decoded.text);
  if (isProblem(split)) return yield { problem: split };
  const { frontMatter, body, date, notes } = split;
  if (body.trim() === '') return yield { problem: inputProblem('input/empty-file', { path }) };
  yield {
    found: {
      ...NOTHING_FOUND,
      place: path,
      id: frontMatter.id ?? null,
      title: frontMatter.title ?? null,
      outlet: frontMatter.outlet ?? null,
      url: frontMatter.url ?? null,
      published: frontMatter.published ?? date,
      language: frontMatter.language ?? null,
      text: body,
      encoding: decoded.encoding,
      notes: [...decoded.notes, ...notes],
    },
  };
}
