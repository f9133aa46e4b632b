import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, Fragment, use, type ReactNode } from 'react';

import { ar } from '../messages/ar.ts';
import { en, type MessageKey } from '../messages/en.ts';
import { formatDate, formatNumber, type Language } from './format.ts';

/** What a component needs to speak the interface's language. */
export interface Interface {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  /** The message of a key; names among the values are wrapped in isolates. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** As `t`, where values may be elements such as `<PartyName>`. */
  readonly rich: (key: MessageKey, values: Readonly<Record<string, ReactNode>>) => ReactNode;
  readonly number: (value: number) => string;
  readonly date: (edtf: string, months?: 'long' | 'short') => string;
}
type MessageValues = Readonly<Record<string, string | number>>;

const MESSAGES: Record<Language, Record<MessageKey, string>> = { ar, en };
const MESSAGE_LOCALE: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en-GB' };
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

const compiled = new Map<string, IntlMessageFormat>();

function messageOf(key: MessageKey, language: Language): IntlMessageFormat {
  const name = `${language}:${key}`;
  const known = compiled.get(name);
  if (known) return known;
  const made = new IntlMessageFormat(MESSAGES[language][key], MESSAGE_LOCALE[language]);
  compiled.set(name, made);
  return made;
}

function isolate(value: string | number): string | number {
  return typeof value === 'string' ? `${FIRST_STRONG_ISOLATE}${value}${POP_DIRECTIONAL_ISOLATE}` : value;
}

function makeInterface(language: Language): Interface {
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    t: (key, values = {}) =>
      String(
        messageOf(key, language).format(
          Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])),
        ),
      ),
    rich: (key, values) => {
      const parts = messageOf(key, language).format<ReactNode>(values as never);
      // The parts of one message never change their order, so their place is their identity.
      return Array.isArray(parts)
        ? parts.map((part: ReactNode, index) => <Fragment key={index}>{part}</Fragment>)
        : parts;
    },
    number: (value) => formatNumber(value, language),
    date: (edtf, months) => formatDate(edtf, language, months),
  };
}

const INTERFACES: Record<Language, Interface> = { ar: makeInterface('ar'), en: makeInterface('en') };
const InterfaceContext = createContext<Interface>(INTERFACES.ar);

export function InterfaceProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  return <InterfaceContext value={INTERFACES[language]}>{children}</InterfaceContext>;
}

export function useInterface(): Interface {
  return use(InterfaceContext);
}
