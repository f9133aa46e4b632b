import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, Fragment, use, useMemo, type ReactNode } from 'react';

import type { Label } from '../api/types.ts';
import { ar } from '../messages/ar.ts';
import { en, type MessageKey } from '../messages/en.ts';
import {
  formatDate,
  formatNumber,
  formatShare,
  formatSigned,
  inDigits,
  type Language,
  type Notation,
  NOTATION_DEFAULT,
} from './format.ts';
import { withDates } from './told-dates.ts';

/** What a component needs to speak the interface's language. */
export interface Interface {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  /** The message of a key; names among the values are wrapped in isolates. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** As `t`, where values may be elements such as `<PartyName>`. */
  readonly rich: (key: MessageKey, values: Readonly<Record<string, ReactNode>>) => ReactNode;
  readonly number: (value: number) => string;
  /** A share of the whole, 0 to 1, in per cent. */
  readonly share: (value: number) => string;
  /** Two decimals with a sign; stands in a box that reads left to right. */
  readonly signed: (value: number) => string;
  /** Two decimals. */
  readonly decimal: (value: number) => string;
  readonly date: (edtf: string, length?: 'long' | 'short') => string;
  /** A sentence of the server's own, with its days and digits as the settings say. */
  readonly told: (sentence: Label) => string;
}
type MessageValues = Readonly<Record<string, string | number>>;

const MESSAGES: Record<Language, Record<MessageKey, string>> = { ar, en };
const MESSAGE_LOCALE: Record<Language, Record<Notation['digits'], string>> = {
  ar: { latn: 'ar-u-nu-latn', arab: 'ar-u-nu-arab' },
  en: { latn: 'en-GB', arab: 'en-GB' },
};
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

const compiled = new Map<string, IntlMessageFormat>();

function messageOf(key: MessageKey, language: Language, { digits }: Notation): IntlMessageFormat {
  const name = `${language}:${digits}:${key}`;
  const known = compiled.get(name);
  if (known) return known;
  const made = new IntlMessageFormat(MESSAGES[language][key], MESSAGE_LOCALE[language][digits]);
  compiled.set(name, made);
  return made;
}

function isolate(value: string | number): string | number {
  return typeof value === 'string' ? `${FIRST_STRONG_ISOLATE}${value}${POP_DIRECTIONAL_ISOLATE}` : value;
}

function makeInterface(language: Language, notation: Notation): Interface {
  const digits = (text: string): string => inDigits(text, language, notation);
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    t: (key, values = {}) =>
      String(
        messageOf(key, language, notation).format(
          Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])),
        ),
      ),
    rich: (key, values) => {
      const parts = messageOf(key, language, notation).format<ReactNode>(values as never);
      // The parts of one message never change their order, so their place is their identity.
      return Array.isArray(parts)
        ? parts.map((part: ReactNode, index) => <Fragment key={index}>{part}</Fragment>)
        : parts;
    },
    number: (value) => formatNumber(value, language, notation),
    share: (value) => digits(formatShare(value)),
    signed: (value) => digits(formatSigned(value)),
    decimal: (value) => digits(value.toFixed(2)),
    date: (edtf, length) => formatDate(edtf, language, length, notation),
    told: (sentence) => withDates(sentence[language], (edtf) => formatDate(edtf, language, 'long', notation), digits),
  };
}

const InterfaceContext = createContext<Interface>(makeInterface('ar', NOTATION_DEFAULT));

export function InterfaceProvider({
  language,
  notation,
  children,
}: {
  readonly language: Language;
  readonly notation: Notation;
  readonly children: ReactNode;
}) {
  const made = useMemo(() => makeInterface(language, notation), [language, notation]);
  return <InterfaceContext value={made}>{children}</InterfaceContext>;
}

export function useInterface(): Interface {
  return use(InterfaceContext);
}
