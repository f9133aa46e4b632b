import type { CasePlace } from '../../app/index.ts';
import { type Figure, type FigureItem, type Measure, MarsadError, MEASURES } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { exportToFile, formatOf } from '../export-file.ts';
import { isolate, type Printer } from '../print.ts';

interface FigureOptions {
  readonly case: string;
  readonly measure?: readonly string[];
  readonly place?: readonly string[];
  readonly export?: string;
  readonly json?: boolean;
}

/** `marsad figures`: reported numbers, each with the sentence and the voice behind it. */
export async function figuresCommand(options: FigureOptions, place: CasePlace, print: Printer): Promise<ExitCode> {
  const measures = (options.measure ?? []).map(measureOf);
  if (options.export !== undefined) formatOf(options.export);
  const access = await accessCase(place, options.case);
  try {
    const query = { measures, places: options.place ?? [] };
    if (options.export !== undefined) {
      return await exportToFile(access, { list: 'figures', query }, options.export, print);
    }
    const found = await access.figures(query);
    if (options.json) print.line(JSON.stringify({ case: access.name, figures: found }));
    else if (found.length === 0) print.line(print.text('figures/none', { case: access.name }));
    else {
      print.line(print.text('figures/heading', { case: access.name, count: found.length }));
      for (const item of found) printFigure(item, print);
    }
    return EXIT.ok;
  } finally {
    await access.close();
  }
}

/** @throws MarsadError `query/not-in-list` */
function measureOf(given: string): Measure {
  const measure = MEASURES.find((known) => known === given);
  if (!measure)
    throw new MarsadError('query/not-in-list', { name: 'measure', value: given, values: MEASURES.join(', ') });
  return measure;
}

function printFigure({ figure, article, sentence, places, speakers, prints }: FigureItem, print: Printer): void {
  const where = places.map((place) => print.label(place.label));
  const voices = speakers.map((speaker) => print.label(speaker.label));
  const what = [figure.measure, quantityOf(figure, print), isolate(figure.unit ?? ''), ...where];
  const times = prints > 1 ? print.text('figures/prints', { count: prints }) : '';
  const source = [...voices, isolate(article.outlet ?? ''), figure.time ?? article.published ?? '', article.id, times];
  print.line('');
  print.line(what.filter((part) => part !== '').join('  '));
  print.line(`    ${isolate(sentence.text.replace(/\s+/gu, ' '))}`);
  print.line(`    ${source.filter((part) => part !== '').join(' · ')}`);
}

function quantityOf({ value, low, high }: Figure, print: Printer): string {
  if (low !== null && high !== null) return low === high ? String(low) : `${low}–${high}`;
  if (low !== null) return print.text('figures/at-least', { low });
  if (high !== null) return print.text('figures/at-most', { high });
  return value === null ? '?' : String(value);
}
