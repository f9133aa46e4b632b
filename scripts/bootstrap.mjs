/**
 * How far may a score be off because the articles happen to be these? Draws as many articles again from the same ones, with
 * repetition, many times over (Efron and Tibshirani, An Introduction to the Bootstrap, ch. 13). Seeded: the same every time.
 */

const DRAWS = 2000;
const SEED = 20200119;

/** F1 over articles taken together; 0 where there is nothing. @param {readonly import('./bootstrap.mjs').Counts[]} articles */
export function f1Of(articles) {
  let [found, all] = [0, 0];
  for (const article of articles) {
    found += article.found;
    all += article.annotated + article.predicted;
  }
  return all === 0 ? 0 : (2 * found) / all;
}

/**
 * The bounds between which 95% of the draws lie.
 * @param {readonly import('./bootstrap.mjs').Counts[]} articles
 */
export function intervalOf(articles, draws = DRAWS, seed = SEED) {
  const random = randomFrom(seed);
  const scores = Array.from({ length: draws }, () =>
    f1Of(articles.map(() => articles[Math.floor(random() * articles.length)])),
  ).toSorted((a, b) => a - b);
  return [scores[Math.floor(draws * 0.025)], scores[Math.ceil(draws * 0.975) - 1]];
}

/** Numbers in [0, 1): mulberry32, public domain. @param {number} seed */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
