import type { InputProblem } from '../../model/index.ts';
import { decode } from './decode.ts';
import { inputProblem } from './problem.ts';
import type { Source } from './source.ts';

export interface DecodedSource {
  readonly text: string;
  readonly encoding: string;
  readonly notes: readonly InputProblem[];
}

/** The text of a source, or why it has none. `declared` is an encoding that it names itself. */
export function decodeSource({ path, bytes }: Source, declared: string | null = null): DecodedSource | InputProblem {
  const decoded = decode(bytes, declared);
  switch (decoded.kind) {
    case 'empty':
      return inputProblem('input/empty-file', { path });
    case 'binary':
      return inputProblem('input/binary-file', { path, offset: decoded.offset });
    case 'unknown':
      return inputProblem('input/encoding-unknown', { path });
    case 'text': {
      const { text, encoding, guessed, broken } = decoded;
      return {
        text: text.replace(/^\ufeff/u, ''),
        encoding,
        notes: [
          ...(guessed ? [inputProblem('input/encoding-guessed', { path, encoding })] : []),
          ...(broken > 0 ? [inputProblem('input/broken-bytes', { path, encoding, count: broken })] : []),
        ],
      };
    }
  }
}

export function isProblem(value: object): value is InputProblem {
  return 'code' in value && 'fatal' in value;
}
