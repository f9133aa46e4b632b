/**
 * How many of the generated Arabic forms does an independent dictionary know? Needs Debian's `hunspell` and
 * `hunspell-ar` (Ayaspell). Prints the share by class of root and by kind of form, and examples of unknown forms:
 *
 *     npm run check:hunspell [-- --examples 40]
 *
 * The dictionary is no judge: it lacks verbs, passives and foreign nouns. The unknown forms are for reading.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { tsImport } from 'tsx/esm/api';

const { classOf, conjugate, inflectNoun } = await tsImport('../src/language/morphology/index.ts', import.meta.url);
const at = process.argv.indexOf('--examples');
const examples = at < 0 ? 20 : Number(process.argv[at + 1]);

const read = (name) =>
  parse(readFileSync(fileURLToPath(new URL(`../resources/ar/${name}.csv`, import.meta.url))), { columns: true });
const list = (cell) => (cell === '' ? [] : cell.split('|'));

/** The words that hunspell does not know. */
function unknownOf(words) {
  const run = spawnSync('hunspell', ['-d', 'ar', '-i', 'utf-8', '-l'], {
    input: [...words].join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.error !== undefined || run.status !== 0) {
    console.error('hunspell with the Arabic dictionary is needed: apt-get install hunspell hunspell-ar');
    process.exit(2);
  }
  return new Set(run.stdout.split('\n').filter((word) => word !== ''));
}

/** [group, form] for every form that can stand alone. */
const forms = [];
for (const row of read('verbs')) {
  const verb = { ...row, imperfect: row.imperfect === '' ? null : row.imperfect, masdars: list(row.masdars) };
  const root = classOf(verb);
  for (const { form, features } of conjugate(verb)) {
    if (features.beforePronoun === true || features.state === 'construct') continue;
    forms.push(
      [`${features.voice ?? 'active'} ${root}`, form],
      [`kind ${features.voice ?? ''} ${features.kind}`, form],
    );
  }
}
for (const row of read('nouns')) {
  for (const { form, features } of inflectNoun({ ...row, plurals: list(row.plurals), kinds: list(row.kinds) })) {
    if (features.beforePronoun === true || features.state === 'construct') continue;
    forms.push([features.kind, form]);
  }
}

const groups = new Map();
for (const [group, form] of forms) groups.set(group, (groups.get(group) ?? new Set()).add(form));
const unknown = unknownOf(new Set(forms.map(([, form]) => form)));
for (const [group, words] of [...groups].toSorted(([first], [second]) => first.localeCompare(second))) {
  const missing = [...words].filter((word) => unknown.has(word));
  const step = Math.max(1, Math.floor(missing.length / examples));
  console.log(`${group}: ${(100 * (1 - missing.length / words.size)).toFixed(1)}% of ${words.size} known`);
  if (examples > 0)
    console.log(
      `  ${missing
        .filter((_, index) => index % step === 0)
        .slice(0, examples)
        .join(' ')}`,
    );
}
