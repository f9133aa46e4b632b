import type { ArticleFindings, Evidence } from '../derivation/index.ts';
import type { Figure, FigureItem, PartyRef } from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { textsOf } from './kept-texts.ts';
import { partyRefs, speakersOf } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/** Figures by id, each with its sentence, its places and voices; those that are no longer there are left out. */
export async function figureItems(
  openCase: OpenCase,
  { evidence, articleOf }: CaseEvidence,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FigureItem>> {
  const found = [...new Set(ids)].flatMap((id) => {
    const article = articleOf(id);
    const figure = article?.extraction.figures.find((each) => each.id === id);
    return article === undefined || figure === undefined ? [] : [{ article, figure }];
  });
  const texts = await textsOf(
    openCase,
    found.map(({ article }) => article.document.id),
  );
  const refs = await partyRefs(
    openCase,
    found.flatMap(({ figure }) => [...figure.place, ...speakersOf(figure.attribution)]),
  );
  const refsOf = (named: readonly string[]): readonly PartyRef[] => named.flatMap((id) => refs.get(id) ?? []);
  return new Map(
    found.map(({ article, figure }): readonly [string, FigureItem] => {
      const { id, title, outlet, published, url } = article.document;
      return [
        figure.id,
        {
          figure,
          article: { id, title, outlet, published, url },
          sentence: sentenceOf(figure, article, texts.get(id) ?? ''),
          places: refsOf(figure.place),
          speakers: refsOf(speakersOf(figure.attribution)),
          prints: 1 + (evidence.copiesOf.get(figure.id)?.length ?? 0),
        },
      ];
    }),
  );
}

function sentenceOf(figure: Figure, { sentences }: ArticleFindings, text: string): FigureItem['sentence'] {
  const { start, end } = sentences.find((each) => each.start <= figure.start && figure.start < each.end) ?? figure;
  const last = Math.max(end, figure.end);
  return { text: text.slice(start, last), start, highlight: [figure.start - start, figure.end - start] };
}

/** Where nobody's date says so, a figure is in no report of the ledger: those figures. */
export function undatedFigures({ findings }: Evidence, reported: ReadonlySet<string>): readonly Figure[] {
  return findings.flatMap(({ extraction }) => extraction.figures.filter(({ id }) => !reported.has(id)));
}
