import type { AskChip } from '../../api/types.ts';

/**
 * What a person changed of how a question was understood: chips that were taken away and chips that were put in, each as
 * `field:value`. In an address they are joined by `|`, which no id holds.
 */
export interface ChipEdits {
  readonly without: readonly string[];
  readonly added: readonly string[];
}

const SEPARATOR = '|';

export function chipsFromAddress(value: string | undefined): readonly string[] {
  return value === undefined ? [] : value.split(SEPARATOR).filter((id) => id !== '');
}

export function chipsToAddress(ids: readonly string[]): string {
  return ids.join(SEPARATOR);
}

/** Takes a chip away: one that was put in is no longer put in, one that was read in the question is left out. */
export function withoutChip({ without, added }: ChipEdits, chip: Pick<AskChip, 'id' | 'at'>): ChipEdits {
  const rest = added.filter((id) => id !== chip.id);
  // One that nobody put in was read, also where no word says it, as the kind of a question without a question word.
  const isRead = chip.at !== null || rest.length === added.length;
  return { without: isRead ? [...without.filter((id) => id !== chip.id), chip.id] : without, added: rest };
}

/** Puts a chip in, also one that had been taken away. */
export function withChip({ without, added }: ChipEdits, id: string): ChipEdits {
  return { without: without.filter((each) => each !== id), added: [...added.filter((each) => each !== id), id] };
}

/** Puts another value in the place of a chip's. */
export function replaceChip(edits: ChipEdits, chip: AskChip, value: string): ChipEdits {
  return withChip(withoutChip(edits, chip), `${chip.field}:${value}`);
}
