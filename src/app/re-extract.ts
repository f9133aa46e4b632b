import type { Claim, Extraction, ReExtraction, ReExtractedArticle } from '../model/index.ts';
import { overlaps } from '../model/index.ts';
import type { UndecidedArticle } from '../store/index.ts';
import { type OnProgress, pagesOf } from './catch-up.ts';
import { putRecords } from './put-records.ts';
import { recordFrom } from './reader.ts';
import type { OpenCase } from './workspace.ts';

/**
 * What do new words, names, rules or code change in a case? Every article that another engine read is read again; decisions are
 * kept, and apply to what is found now. Killed on its way it goes on where it was, for what is read again is read by this engine.
 */
export async function reExtract(openCase: OpenCase, onProgress?: OnProgress): Promise<ReExtraction> {
  const { store } = openCase;
  const { articles: total } = await store.summary();
  const changed: ReExtractedArticle[] = [];
  let [seen, read] = [0, 0];
  for await (const page of pagesOf(store)) {
    const again = await openCase.change(() => readPage(openCase, page));
    changed.push(...again.changed);
    read += again.read;
    seen += page.length;
    onProgress?.(seen, total);
  }
  const sum = (count: (article: ReExtractedArticle) => number): number =>
    changed.reduce((all, article) => all + count(article), 0);
  return {
    case: openCase.name,
    articles: total,
    read,
    added: sum(({ added }) => added.length),
    removed: sum(({ removed }) => removed.length),
    changed: sum((article) => article.changed.length),
    byArticle: changed,
  };
}

async function readPage(
  openCase: OpenCase,
  page: readonly UndecidedArticle[],
): Promise<{ readonly read: number; readonly changed: readonly ReExtractedArticle[] }> {
  const reader = await openCase.reader();
  // Between two pages others may have read or deleted some.
  const states = await openCase.store.articleStates(page.map(({ document }) => document.meta.id));
  const stale = page.filter(({ document, engine }) => {
    const state = states.get(document.meta.id);
    return state?.engine === engine && engine !== reader.version;
  });
  const renewed = await Promise.all(
    stale.map(async (article) => ({ article, now: await openCase.readAgain(reader, article) })),
  );
  if (renewed.length > 0) {
    const records = renewed.map(({ now }) => recordFrom(reader, now));
    await putRecords(openCase, records);
  }
  const changed = renewed
    .map(({ article, now }) => ({
      id: now.document.meta.id,
      title: now.document.meta.title,
      ...differenceOf(article.extraction, now.extraction),
    }))
    .filter(({ added, removed, changed: other }) => added.length + removed.length + other.length > 0);
  return { read: stale.length, changed };
}

type Difference = Pick<ReExtractedArticle, 'added' | 'removed' | 'changed'>;

/**
 * The claims of two extractions of one text that are not the same. A claim whose words meet those of one that is gone, and
 * that is of its type or between its parties, is that one changed.
 */
export function differenceOf(before: Extraction, after: Extraction): Difference {
  const old = new Map(before.claims.map((claim) => [claim.id, claim]));
  const now = new Map(after.claims.map((claim) => [claim.id, claim]));
  const stayed = after.claims.flatMap((claim) => {
    const former = old.get(claim.id);
    return former && !isEqual(former, claim) ? [{ before: former, after: claim }] : [];
  });
  const gone = new Set(before.claims.filter(({ id }) => !now.has(id)));
  const added: Claim[] = [];
  for (const claim of after.claims) {
    if (old.has(claim.id)) continue;
    const former = [...gone].find((each) => isAkin(each, claim));
    if (former) {
      gone.delete(former);
      stayed.push({ before: former, after: claim });
    } else {
      added.push(claim);
    }
  }
  return { added, removed: [...gone], changed: stayed };
}

function isAkin(a: Claim, b: Claim): boolean {
  const isSameSide = a.actor.join(' ') === b.actor.join(' ') && a.recipient.join(' ') === b.recipient.join(' ');
  return overlaps(a, b) && (a.type === b.type || isSameSide);
}

function isEqual(a: Claim, b: Claim): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
