import { Command, Option } from 'commander';

import { CLAIM_TYPES, type ClaimType, type DecisionRequest, ENTITY_TYPES, type EntityType } from '../model/index.ts';
import { CASE, examples, JSON_OPTION, type Terminal, withYes } from './terminal.ts';

interface CaseOptions {
  readonly case: string;
  readonly json?: boolean;
}

/** What the commands that decide may be given besides their arguments. */
interface DecisionOptions extends CaseOptions {
  readonly reason?: string;
  readonly type?: string;
  readonly mode?: string;
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly polarity?: 'affirmed' | 'negated';
  readonly modality?: 'actual' | 'planned' | 'possible';
  readonly time?: string;
  readonly at?: readonly string[];
  readonly into?: string;
  readonly label?: string;
  readonly article?: string;
  readonly outlet?: string;
  readonly published?: string;
}

/** `marsad review`: what people decide about what was found. */
export function reviewProgram(terminal: Terminal): Command {
  const review = new Command('review').description('decide about what was found, and undo it');

  /** A command that makes one decision out of its arguments and options. */
  function decision(
    usage: string,
    description: string,
    example: readonly string[],
    requestOf: (parameters: readonly string[], options: DecisionOptions) => DecisionRequest,
  ): Command {
    const command = new Command(usage.split(' ')[0] ?? '')
      .description(description)
      .option(...CASE)
      .option(...JSON_OPTION)
      .addHelpText('after', examples(...example));
    for (const argument of usage.split(' ').slice(1)) command.argument(argument);
    command.action(async (...called: unknown[]) => {
      const parameters = called.slice(0, -2) as string[];
      const options = called.at(-2) as DecisionOptions;
      const { decideCommand } = await import('./commands/review.ts');
      const request = requestOf(parameters, options);
      terminal.done(await decideCommand(request, options, await terminal.place(), terminal.printer()));
    });
    return command;
  }

  const reason = (): Option => new Option('--reason <words>', 'why; kept in the log');

  review.addCommand(
    decision(
      'confirm <claim>',
      'the text says this; a person has looked',
      ['marsad review confirm c_abcdefghijklmnop'],
      ([claim = ''], { reason: why }) => ({ kind: 'confirm-claim', claim, reason: why ?? null }),
    ).addOption(reason()),
  );

  review.addCommand(
    decision(
      'reject <claim>',
      'the text does not say this',
      [`marsad review reject c_abcdefghijklmnop --reason 'he was quoted, and denied it'`],
      ([claim = ''], { reason: why }) => ({ kind: 'reject-claim', claim, reason: why ?? '' }),
    ).addOption(reason().makeOptionMandatory()),
  );

  review.addCommand(
    decision(
      'correct <claim>',
      'the text says it otherwise; fields that are left out stay',
      [
        'marsad review correct c_abcdefghijklmnop --type SUPPORT --actor Italy',
        'marsad review correct c_abcdefghijklmnop --recipient حفتر --time 2019-04-04',
      ],
      ([claim = ''], { type, mode, actor, recipient, polarity, modality, time, at: place, reason: why }) => ({
        kind: 'correct-claim',
        claim,
        // Commander has checked the type against the list.
        changes: given({
          type: type as ClaimType | undefined,
          mode,
          actor,
          recipient,
          polarity,
          modality,
          time,
          place,
        }),
        reason: why ?? null,
      }),
    )
      .addOption(new Option('--type <type>', 'type of act').choices(CLAIM_TYPES))
      .option('--mode <mode>', 'mode of the type')
      .option('--actor <name...>', 'who does it: any name, Arabic or English')
      .option('--recipient <name...>', 'to whom')
      .addOption(new Option('--polarity <polarity>', 'said or denied').choices(['affirmed', 'negated']))
      .addOption(new Option('--modality <modality>', 'how real').choices(['actual', 'planned', 'possible']))
      .option('--time <edtf>', 'when, as 2019-04-04, 2019-04 or 2019')
      .option('--at <place...>', 'where')
      .addOption(reason()),
  );

  review.addCommand(
    decision(
      'merge <from> <into>',
      'two entities are one: the first is the second, everywhere',
      [`marsad review merge 'فاضل العبيدلي' 'Fadel Al-Obeidli'`],
      ([from = '', into = ''], { reason: why }) => ({ kind: 'merge-entities', from, into, reason: why ?? null }),
    ).addOption(reason()),
  );

  review.addCommand(
    decision(
      'split <entity>',
      'one entity is two: where it is called so, or in an article, it is another',
      [
        `marsad review split الجيش --into 'Sudanese Armed Forces' --article a-17`,
        `marsad review split حفتر --label 'صدام حفتر' --into 'Saddam Haftar' --type person`,
      ],
      ([entity = ''], { into, type, label, article, reason: why }) => ({
        kind: 'split-entity',
        entity,
        into: into ?? '',
        type: (type as EntityType | undefined) ?? null,
        label: label ?? null,
        document: article ?? null,
        reason: why ?? null,
      }),
    )
      .requiredOption('--into <name>', 'who is meant there')
      .addOption(new Option('--type <type>', 'type of an entity that is not known yet').choices(ENTITY_TYPES))
      .option('--label <words>', 'where it is called so')
      .option('--article <id>', 'in this article')
      .addOption(reason()),
  );

  review.addCommand(
    decision(
      'alias <words> <entity>',
      'these words name this entity; the articles that hold them are read again',
      [`marsad review alias 'عصبة القرضابية' 'Government of National Accord'`],
      ([alias = '', entity = ''], { reason: why }) => ({ kind: 'add-alias', alias, entity, reason: why ?? null }),
    ).addOption(reason()),
  );

  review.addCommand(
    decision(
      'article <id>',
      'the article is of another outlet or day',
      [`marsad review article a-17 --outlet 'الشرق الأوسط' --published 2019-04-09`],
      ([document = ''], { outlet, published, reason: why }) => ({
        kind: 'edit-article',
        document,
        changes: given({ outlet, published }),
        reason: why ?? null,
      }),
    )
      .option('--outlet <name>', 'who published it')
      .option('--published <date>', 'when, as 2019-04-09, 2019-04 or 2019')
      .addOption(reason()),
  );

  review.addCommand(
    withYes(
      decision(
        'delete <article>',
        'the article does not belong in this case, and does not come back with its folder',
        ['marsad review delete a-17 --yes'],
        ([document = ''], { reason: why }) => ({ kind: 'delete-article', document, reason: why ?? null }),
      ).addOption(reason()),
    ),
  );

  review
    .command('undo')
    .description('undo a decision; all else stays')
    .argument('<decision>', 'its id, as `marsad review list` prints it')
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad review undo k_abcdefghijklmnop'))
    .action(async (id: string, options: CaseOptions) => {
      const { undoCommand } = await import('./commands/review.ts');
      terminal.done(await undoCommand(id, options, await terminal.place(), terminal.printer()));
    });

  review
    .command('list')
    .description('the decisions in force, the latest first, and which of them find nothing any more')
    .option('--all', 'also those that were undone')
    .option('--orphans', 'only those that find nothing any more')
    .option(...CASE)
    .option(...JSON_OPTION)
    .addHelpText('after', examples('marsad review list', 'marsad review list --orphans --json'))
    .action(async (options: CaseOptions & { all?: boolean; orphans?: boolean }) => {
      const { listDecisionsCommand } = await import('./commands/review.ts');
      terminal.done(await listDecisionsCommand(options, await terminal.place(), terminal.printer()));
    });
  return review;
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value. */
function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}
