/** What the command line prints, in English. Placeholders stand in braces. */
export const en = {
  'ingest/done':
    'Case {case}: {read} articles read, {added} added, {updated} updated, {unchanged} unchanged; {claims} claims found.',
  'ingest/through-server': 'Sent to the running server at {url}.',
  'input/nothing-usable': 'None of the input could be used.',
  'positions/heading': 'Case {case}: positions on {at}, window {windowDays} days.',
  'positions/none': 'Case {case}: no evidence of such a position.',
  'positions/resolved': '{name} is {entity}; party: {party} ({id}).',
  'positions/columns': 'sign\tvalue\tn\tlatest evidence\tposition',
  'positions/more': '{count} more with less evidence; give --limit to see them.',
  'positions/absent': 'absent',
  'figures/none': 'Case {case}: no such figures.',
  'figures/heading': 'Case {case}: {count} figures.',
  'figures/at-least': 'at least {low}',
  'figures/at-most': 'at most {high}',
  'explain/steps': 'Steps',
  'explain/tokens': 'Tokens',
  'explain/no-steps': 'The engine that is running finds this claim no longer; ingest the article again.',
  'explain/stated': 'stated',
  'explain/inherited': 'inherited',
  'explain/inferred': 'inferred',
  'case/none': 'There are no cases yet. `marsad ingest PATH` makes one.',
  'case/columns': 'case\tarticles\tclaims\tfigures\tfrom\tto',
  'case/sample': 'written for demonstration',
  'serve/address': 'Marsad serves at {url}',
  'serve/port-taken': 'Port {wanted} is taken; port {port} is used.',
  'serve/home': 'Data folder: {home}',
  'serve/stop': 'Stop with Ctrl+C.',
  'serve/already': 'Marsad already serves this data folder at {url}',
  'serve/loading': 'Opening the sample case …',
} as const;

export type TextCode = keyof typeof en;
