import { Command, type CommanderError, Option } from 'commander';

import type { CasePlace } from '../app/index.ts';
import { MarsadError, type MessageCode, type MessageLanguage, VERSION } from '../model/index.ts';
import { caseProgram } from './case-program.ts';
import { EXIT_HELP, type ExitCode } from './exit.ts';
import { createPrinter, type Printer } from './print.ts';
import { reviewProgram } from './review-program.ts';
import { CASE, columnMap, examples, JSON_OPTION, wholeNumber, WORKERS } from './terminal.ts';

const EXPORT_OPTION = ['--export <file>', 'write the whole list to a file: .csv, .xlsx or .jsonl'] as const;

const INPUTS = [
  '<path...>',
  'files, folders, addresses of pages and feeds, patterns such as "2019-*.html", a manifest.jsonl, or - for standard input',
] as const;

const MAP_OPTION = [
  '--map <role=column,...>',
  'which columns of tables hold text, title, outlet, author, published, url, language, id',
  columnMap,
] as const;

const PRIVATE_OPTION = ['--allow-private', 'fetch from this machine and from private networks too'] as const;

/** One command for each derivation; the positions have one of their own. Ids are those of `derivation`, which is not loaded here. */
const DERIVED = [
  {
    name: 'events',
    id: 'events',
    description: 'what happened, by how many independent sources, and where they differ',
    example: '--party حفتر',
  },
  {
    name: 'interactions',
    id: 'interactions',
    description: 'how friendly or hostile the acts of parties toward each other are',
    example: '--set at=2020-01-15',
  },
  {
    name: 'shifts',
    id: 'shifts',
    description: 'which positions changed, computed and told, with the reasons that texts give',
    example: '--party France',
  },
  {
    name: 'contradictions',
    id: 'contradictions',
    description: 'what is told and denied, figures that do not fit, words against deeds',
    example: '--party Turkey --sentences 4',
  },
  {
    name: 'ledger',
    id: 'figures',
    description: 'who reported which figure as of when, and which conflict',
    example: '--set conflictDays=3',
  },
  {
    name: 'camps',
    id: 'camps',
    description: 'who stands with whom against whom, and which ties do not fit',
    example: '--set at=2020-01-15',
  },
  {
    name: 'dynamics',
    id: 'dynamics',
    description: 'fortunes in the field beside what others think, and how long after',
    example: '--party حفتر --set stepDays=30',
  },
  { name: 'framing', id: 'framing', description: 'which outlet calls whom what', example: '--party حفتر' },
  { name: 'sources', id: 'sources', description: 'on whose word each outlet reports', example: '--json' },
  { name: 'desk', id: 'desk', description: 'what is new since a day', example: '--set since=2020-05-01' },
] as const;

/**
 * The commands with their options and help. What a command does is loaded only when it is called: `marsad --help` needs
 * neither the engine nor a store. `done` is told each command's exit code.
 */
export function createProgram(done: (code: ExitCode) => void): Command {
  const program = new Command('marsad')
    .description('An evidence engine for Arabic news of conflict and diplomacy.')
    .version(VERSION)
    .addOption(languageOption())
    .addOption(
      new Option(
        '--database <url>',
        'keep cases in this PostgreSQL, 15 or later: postgres://user:password@host/name',
      ).env('MARSAD_DATABASE'),
    )
    .showSuggestionAfterError()
    .addHelpText('after', EXIT_HELP)
    .addHelpText(
      'after',
      '\nMARSAD_HOME names the folder in which cases are kept. With MARSAD_DATABASE other users of the machine do not see\nthe password, as they do with --database.',
    );
  const place = async (): Promise<CasePlace> => {
    const { casePlace } = await import('../app/index.ts');
    const { database } = program.opts<{ database?: string }>();
    return casePlace({ ...process.env, MARSAD_DATABASE: database });
  };
  const printer = (): Printer => createPrinter(program.opts<{ lang: MessageLanguage }>().lang);

  program
    .command('extract')
    .description('print what is found in articles, one line of JSON each, without storing anything')
    .argument(...INPUTS)
    .option('--no-text', 'leave out the text of the articles')
    .option(...MAP_OPTION)
    .option(...PRIVATE_OPTION)
    .option(...WORKERS)
    .addHelpText('after', examples('marsad extract articles/ > found.jsonl', 'marsad extract --no-text article.txt'))
    .action(async (paths: string[], options: Parameters<typeof import('./commands/extract.ts').extractCommand>[1]) => {
      const { extractCommand } = await import('./commands/extract.ts');
      done(await extractCommand(paths, options, printer()));
    });

  program
    .command('ingest')
    .description('take articles into a case')
    .argument(...INPUTS)
    .option(...MAP_OPTION)
    .option(...PRIVATE_OPTION)
    .option(...WORKERS)
    .option('--report <file>', 'write every problem to this file, a line of JSON each')
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'marsad ingest articles/',
        'marsad ingest articles/ --case libya --report problems.jsonl',
        'marsad ingest archive.csv --map text=body,title=headline',
      ),
    )
    .action(async (paths: string[], options: Parameters<typeof import('./commands/ingest.ts').ingestCommand>[1]) => {
      const { ingestCommand } = await import('./commands/ingest.ts');
      done(await ingestCommand(paths, options, await place(), printer()));
    });

  program
    .command('watch')
    .description('take in what is new in folders and feeds, again and again, until it is stopped')
    .argument('<folder or feed...>', 'folders, files, addresses of feeds of RSS, Atom or JSON')
    .option('--every <minutes>', 'minutes between two looks', wholeNumber(1, 10_080), 15)
    .option('--once', 'look once, as a timer of the system would have it')
    .option(...MAP_OPTION)
    .option(...PRIVATE_OPTION)
    .option(...WORKERS)
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples('marsad watch incoming/', 'marsad watch https://news.example/feed --every 30 --case libya'),
    )
    .action(async (paths: string[], options: Parameters<typeof import('./commands/watch.ts').watchCommand>[1]) => {
      const { watchCommand } = await import('./commands/watch.ts');
      done(await watchCommand(paths, options, await place(), printer()));
    });

  program
    .command('articles')
    .description('the articles of a case, the latest first')
    .option('--words <text>', 'those whose titles hold this')
    .option('--outlet <name...>', 'those of these outlets')
    .option('--from <day>', 'those published on this day or later, YYYY-MM-DD')
    .option('--to <day>', 'those published on this day or earlier, YYYY-MM-DD')
    .option('--limit <count>', 'articles to print', wholeNumber(1, 100_000), 40)
    .option(...EXPORT_OPTION)
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad articles --words حفتر', 'marsad articles --export articles.xlsx'))
    .action(async (options: Parameters<typeof import('./commands/articles.ts').articlesCommand>[0]) => {
      const { articlesCommand } = await import('./commands/articles.ts');
      done(await articlesCommand(options, await place(), printer()));
    });

  program
    .command('positions')
    .description('who stands where toward whom, with the sentences that say so')
    .option('--target <name...>', 'toward whom: any name, Arabic or English')
    .option('--holder <name...>', 'whose position')
    .option('--outlet <name...>', 'on the word of these outlets alone')
    .option('--at <date>', 'the day, YYYY-MM-DD; the day of the latest evidence if not said')
    .option('--window <days>', 'width of the window around the day', wholeNumber(1, 3650))
    .addOption(
      new Option('--regard <kind>', "by the holders' own words, by their acts, or by what others say").choices([
        'declared',
        'enacted',
        'ascribed',
      ]),
    )
    .option('--unnamed', 'parties without a name too: gunmen, donor states')
    .option('--sentences <count>', 'sentences to print for each position', wholeNumber(0, 100), 1)
    .option('--limit <count>', 'positions to print, those with most evidence first', wholeNumber(1, 100_000), 40)
    .option(...EXPORT_OPTION)
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'marsad positions --target حفتر',
        'marsad positions --holder France --at 2019-04-21',
        'marsad positions --target حفتر --sentences 100 --export positions.xlsx',
      ),
    )
    .action(async (options: Parameters<typeof import('./commands/positions.ts').positionsCommand>[0]) => {
      const { positionsCommand } = await import('./commands/positions.ts');
      done(await positionsCommand(options, await place(), printer()));
    });

  program
    .command('network')
    .description('who is tied to whom on a day, for and against, with camps as a hypothesis')
    .option('--party <name>', 'around one party: any name, Arabic or English')
    .option('--depth <ties>', 'at most so many ties away from it', wholeNumber(1, 4))
    .option('--at <date>', 'the day, YYYY-MM-DD; the day of the latest evidence if not said')
    .option('--window <days>', 'width of the window around the day', wholeNumber(1, 3650))
    .option('--from <day>', 'evidence of this day or later, YYYY-MM-DD')
    .option('--to <day>', 'evidence of this day or earlier, YYYY-MM-DD')
    .option('--outlet <name...>', 'on the word of these outlets alone')
    .option('--parties <count>', 'at most so many parties, those with the most evidence', wholeNumber(2, 1000))
    .option('--sign <sign>', 'ties of one sign alone: for or against')
    .option('--evidence <n>', 'ties with at least so much evidence', wholeNumber(0, 10_000))
    .option('--versus <date>', 'compare the camps with those of another day, YYYY-MM-DD')
    .option('--export <file>', 'write the ties to a file: .graphml, .gexf, .csv, .xlsx or .jsonl')
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'marsad network --at 2020-01-15 --versus 2019-06-01',
        'marsad network --party حفتر --depth 1 --sign against',
        'marsad network --export network.gexf',
      ),
    )
    .action(async (options: Parameters<typeof import('./commands/network.ts').networkCommand>[0]) => {
      const { networkCommand } = await import('./commands/network.ts');
      done(await networkCommand(options, await place(), printer()));
    });

  program
    .command('figures')
    .description('reported numbers of killed, displaced and others, with the sentences that say so')
    .option('--measure <name...>', 'killed, wounded, displaced, migrants …')
    .option('--place <name...>', 'in a place, by any name, and in all that lies in it')
    .option(...EXPORT_OPTION)
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'marsad figures --measure killed',
        'marsad figures --place طرابلس --json',
        'marsad figures --place طرابلس --export figures.csv',
      ),
    )
    .action(async (options: Parameters<typeof import('./commands/figures.ts').figuresCommand>[0]) => {
      const { figuresCommand } = await import('./commands/figures.ts');
      done(await figuresCommand(options, await place(), printer()));
    });

  program
    .command('article')
    .description('an article as it stands, its former versions, and where else its text was printed')
    .argument('<id>', 'the id of an article, as `marsad positions` prints it')
    .option('--former <number>', 'a former version, 1 for the first', wholeNumber(1, 100_000))
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad article a-17', 'marsad article a-17 --former 1'))
    .action(async (id: string, options: { case: string; former?: number; json?: boolean }) => {
      const { articleCommand } = await import('./commands/article.ts');
      done(await articleCommand(id, options, await place(), printer()));
    });

  for (const { name, id, description, example } of DERIVED) {
    program
      .command(name)
      .description(description)
      .option('--party <name...>', 'only rows that name one of these, by any name or by id')
      .option('--outlet <name...>', 'on the word of these outlets alone')
      .option('--set <name=value...>', 'parameters, as docs/derivations.md lists them')
      .option('--sentences <count>', 'sentences to print for each row', wholeNumber(0, 1000), 2)
      .option('--limit <count>', 'rows to print', wholeNumber(1, 10_000), 40)
      .option(...CASE)
      .option(...JSON_OPTION)
      .addHelpText('after', examples(`marsad ${name}`, `marsad ${name} ${example}`))
      .action(async (options: import('./commands/derive.ts').DeriveOptions) => {
        const { deriveCommand } = await import('./commands/derive.ts');
        done(await deriveCommand(id, options, await place(), printer()));
      });
  }

  program
    .command('search')
    .description('articles in which words stand, with the sentences that hold them')
    .argument('<query...>', 'words, "phrases", AND OR NOT, actor: source: date:[2019-04 TO 2019-06]')
    .option('--limit <count>', 'articles to print, those with the most hits first', wholeNumber(1, 100), 20)
    .option(...EXPORT_OPTION)
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        'marsad search حفتر باريس',
        `marsad search '"وقف إطلاق النار" NOT موسكو'`,
        `marsad search 'actor:Putin date:[2019-04 TO 2019-06]' --json`,
        'marsad search هدنة --export truce.xlsx',
      ),
    )
    .action(async (words: string[], options: Parameters<typeof import('./commands/search.ts').searchCommand>[1]) => {
      const { searchCommand } = await import('./commands/search.ts');
      done(await searchCommand(words.join(' '), options, await place(), printer()));
    });

  program
    .command('ask')
    .description('what the articles say to a question in Arabic or in English, every line with its sentences')
    .argument('<question...>', 'the question')
    .option('--with <chip...>', 'add to how it was understood: target:Egypt, time:2019-04, kind:why …')
    .option('--without <chip...>', 'take away a chip that it printed, or all of a field: time')
    .option('--outlet <name...>', 'on the word of these outlets alone')
    .option('--lines <count>', 'lines of each part', wholeNumber(1, 1000), 10)
    .option('--sentences <count>', 'sentences of each line', wholeNumber(1, 100), 3)
    .option('--unread <count>', 'sentences that only their words bring near', wholeNumber(0, 100), 12)
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        "marsad ask 'هل تدعم مصر حفتر؟' --case sample",
        "marsad ask 'Why did Salamé resign?' --case sample",
        "marsad ask 'كم عدد القتلى في طرابلس؟' --with time:2019-05 --case sample",
        "marsad ask 'Who supports Haftar?' --without kind:who --with kind:what-changed --json",
      ),
    )
    .action(async (words: string[], options: import('./commands/ask.ts').AskOptions) => {
      const { askCommand } = await import('./commands/ask.ts');
      done(await askCommand(words.join(' '), options, await place(), printer()));
    });

  program
    .command('explain')
    .description('how a claim came to be, step by step')
    .argument('<id>', 'the id of a claim, as `marsad positions` prints it')
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad explain c_abcdefghijklmnop'))
    .action(async (id: string, options: { case: string; json?: boolean }) => {
      const { explainCommand } = await import('./commands/explain.ts');
      done(await explainCommand(id, options, await place(), printer()));
    });

  for (const { name, sample, description } of [
    { name: 'serve', sample: false, description: 'serve the web application and the API on this machine' },
    { name: 'start', sample: true, description: 'the same, with the sample case opened first' },
  ]) {
    program
      .command(name)
      .description(description)
      .option('--port <number>', 'the port; where it is taken, the next free one', wholeNumber(0, 65_535), 4173)
      .option(...PRIVATE_OPTION)
      .option('--host <address>', 'let others ask at this address too, with the token that MARSAD_TOKEN holds')
      .option(...WORKERS)
      .addHelpText('after', examples(`marsad ${name}`, `marsad ${name} --port 8080`))
      .action(async (options: { port: number; host?: string; allowPrivate?: boolean; workers?: number }) => {
        const { serveCommand } = await import('./commands/serve.ts');
        done(await serveCommand({ ...options, sample }, await place(), printer()));
      });
  }

  program.addCommand(reviewProgram({ done, printer, place }));

  program.addCommand(caseProgram({ done, printer, place }));

  program
    .command('resources')
    .description('the words, names and rules that Marsad knows')
    .addCommand(
      new Command('check')
        .description('what is wrong in them, which names clash, and what they change in the golden articles')
        .argument('[folder]', 'the folder of resources; that of the checkout if not said')
        .option(...JSON_OPTION)
        .addHelpText('after', examples('marsad resources check', 'marsad resources check path/to/resources --json'))
        .action(async (folder: string | undefined, options: { json?: boolean }) => {
          const { checkResourcesCommand } = await import('./commands/resources.ts');
          done(await checkResourcesCommand(folder, options, printer()));
        }),
    );

  throwErrors(program);
  return program;
}

/** `--lang`; the language of the machine if not said. */
function languageOption(): Option {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const spoken = LC_ALL || LC_MESSAGES || LANG || '';
  return new Option('--lang <language>', 'language of messages')
    .choices(['ar', 'en'])
    .default(spoken.startsWith('ar') ? 'ar' : 'en');
}

/** Commander then throws instead of ending the process, and what it has to say about usage comes as a message of ours. */
function throwErrors(command: Command): void {
  command.exitOverride((error) => {
    // Asked for or not, help has been printed.
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    throw usageError(error);
  });
  command.configureOutput({ outputError: () => undefined });
  command.commands.forEach(throwErrors);
}

/** Our messages for what Commander finds wrong. */
const USAGE_MESSAGES: Readonly<Record<string, MessageCode>> = {
  'commander.unknownOption': 'cli/unknown-option',
  'commander.unknownCommand': 'cli/unknown-command',
  'commander.missingArgument': 'cli/missing-argument',
  'commander.optionMissingArgument': 'cli/option-without-value',
  'commander.missingMandatoryOptionValue': 'cli/missing-option',
  'commander.invalidArgument': 'cli/invalid-value',
  'commander.excessArguments': 'cli/too-many-arguments',
};

/**
 * Commander tells everything in one English sentence: `error: unknown command 'extrakt'` and, on the next line,
 * `(Did you mean extract?)`. What stands in quotation marks there is named in our message, in the language asked for.
 */
function usageError(error: CommanderError): MarsadError {
  const sentence = error.message.replace(/^error: /u, '');
  const code = USAGE_MESSAGES[error.code];
  if (code === undefined) return new MarsadError('cli/usage', { reason: sentence }, { cause: error });
  const [name = '', value = ''] = [...sentence.matchAll(/'([^']*)'/gu)].map(([, quoted]) => quoted ?? '');
  const suggested = /\(Did you mean (?:one of )?(.+)\?\)$/u.exec(sentence)?.[1];
  const suggestion = suggested === undefined ? '' : ` (${suggested}?)`;
  const allowed = /is invalid\. (?:Allowed choices are )?(.+)\.$/u.exec(sentence)?.[1] ?? '';
  return new MarsadError(code, { name, value, suggestion, allowed }, { cause: error });
}
