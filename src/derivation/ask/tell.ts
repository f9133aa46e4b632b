import type { Attribution, Cause, Claim, ClaimType, Label } from '../../model/index.ts';
import { type Derivation, LANGUAGES, type Row, sentenceFor } from '../declaration.ts';
import type { IndexedClaim } from './ask-index.ts';

/** How findings are told as lines of an answer, in both languages. */

export interface Teller {
  readonly claim: (claim: IndexedClaim) => Label;
  readonly voice: (attribution: Attribution, outlet: string | null) => Label;
  readonly party: (id: string) => Label;
  readonly type: (type: ClaimType, mode: string | null) => Label;
  readonly row: <Output extends Row>(
    derivation: Pick<Derivation<object, Output>, 'sentence' | 'tell'>,
    row: Output,
  ) => Label;
  readonly cause: (cause: Cause) => Label;
}

export interface TellerNames {
  readonly labelOf: (id: string) => Label | null;
  readonly typeOf: (
    type: ClaimType,
  ) => { readonly label: Label; readonly modes: Readonly<Record<string, { readonly label: Label }>> } | null;
}

/** Both languages at once. */
export function inBoth(tell: (language: keyof Label) => string): Label {
  return { en: tell('en'), ar: tell('ar') };
}

const COMMA: Label = { en: ', ', ar: '، ' };
const AND: Label = { en: ', ', ar: ' و' };
const ARROW: Label = { en: ' → ', ar: ' ← ' };
const AUTHOR: Label = { en: 'told by the article itself', ar: 'يرويه المقال نفسه' };
const QUOTED: Label = { en: 'according to', ar: 'بحسب' };
const VOICES: Partial<Record<Attribution['kind'], Label>> = {
  anonymous: { en: 'an unnamed source', ar: 'مصدر لم يُسمَّ' },
  observers: { en: 'observers', ar: 'مراقبين' },
  media: { en: 'a report in the media', ar: 'تقرير إعلامي' },
  named: { en: 'a named source', ar: 'مصدر مسمّى' },
};
const DENIED: Label = { en: 'denied or negated', ar: 'منفي' };
const MODALITY: Partial<Record<Claim['modality'], Label>> = {
  planned: { en: 'planned', ar: 'مخطط له' },
  possible: { en: 'possible', ar: 'محتمل' },
};

export function createTeller({ labelOf, typeOf }: TellerNames): Teller {
  const party = (id: string): Label => labelOf(id) ?? { en: id, ar: id };
  const parties = (ids: readonly string[], language: keyof Label): string =>
    ids.map((id) => party(id)[language]).join(AND[language]);
  const type: Teller['type'] = (name, mode) =>
    inBoth((language) => {
      const known = typeOf(name);
      const modeLabel = mode === null ? null : (known?.modes[mode]?.label[language] ?? mode);
      const label = known?.label[language] ?? name;
      return modeLabel === null ? label : `${label} (${modeLabel})`;
    });
  const voice: Teller['voice'] = ({ chain, kind, speaker }, outlet) =>
    inBoth((language) => {
      const voices = chain.length > 0 ? chain : [{ kind, speaker }];
      const told = voices
        .filter((each) => each.kind !== 'author')
        .map((each) => {
          const names = parties(each.speaker, language);
          const what = VOICES[each.kind]?.[language] ?? '';
          if (names === '') return what;
          return each.kind === 'anonymous' ? `${what} (${names})` : names;
        });
      const source = outlet === null ? '' : ` (${outlet})`;
      const distinct = told.filter((each, index) => each !== told[index - 1]);
      if (told.length === 0) return `${AUTHOR[language]}${source}`;
      return `${QUOTED[language]} ${distinct.join(language === 'ar' ? ' عن ' : ' quoting ')}${source}`;
    });
  return {
    party,
    type,
    voice,
    claim: ({ finding, sentence }) =>
      inBoth((language) => {
        const { actor, recipient, polarity, modality, time } = finding;
        const sides = [actor, recipient].filter((ids) => ids.length > 0).map((ids) => parties(ids, language));
        const notes = [
          ...(polarity === 'negated' ? [DENIED[language]] : []),
          ...(MODALITY[modality] === undefined ? [] : [MODALITY[modality][language]]),
          ...(time === null ? [] : [time]),
          voice(finding.attribution, sentence.article.findings.document.outlet)[language],
        ];
        const what = type(finding.type, finding.mode)[language];
        return `${sides.join(ARROW[language])}: ${[what, ...notes].join(COMMA[language])}`;
      }),
    row: (derivation, row) => {
      const [ar = '', en = ''] = LANGUAGES.map((language) =>
        sentenceFor(derivation, row, {
          language,
          nameOf: (id) => labelOf(id)?.[language] ?? null,
          typeOf: (name) => typeOf(name)?.label[language] ?? null,
        }),
      );
      return { ar, en };
    },
    cause: ({ cause, effect, marker }) =>
      inBoth((language) => `«${effect}»${language === 'ar' ? ' ← السبب: ' : ' — reason: '}«${cause}» (${marker})`),
  };
}
