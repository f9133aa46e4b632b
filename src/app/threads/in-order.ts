/**
 * `start` for each item, up to `ahead` of them before the first one's answer is taken; the answers in the order of the items. An
 * answer that nobody takes any more may fail unheard.
 */
export async function* inOrder<Item, Answer>(
  items: AsyncIterable<Item> | Iterable<Item>,
  ahead: number,
  start: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const started: Promise<Answer>[] = [];
  for await (const item of items) {
    const answer = start(item);
    answer.catch(() => undefined);
    started.push(answer);
    const first = started.length < ahead ? undefined : started.shift();
    if (first) yield first;
  }
  yield* started;
}
