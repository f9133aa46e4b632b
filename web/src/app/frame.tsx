import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';

import { casesQuery } from '../api/queries.ts';
import type { Language } from '../language/format.ts';
import { InterfaceProvider, useInterface } from '../language/interface.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { applyTheme, preferredTheme, rememberLanguage, THEMES, type Theme } from './preferences.ts';

const LOCALE: Record<Language, string> = { ar: 'ar-LY-u-nu-latn', en: 'en-GB' };
/** How long after g the letter of a screen may follow. */
const CHORD_MILLISECONDS = 1500;

/** The frame of every screen: language and direction, masthead, keys that work everywhere. */
export function Frame() {
  const { lang = 'ar' } = useSearch({ strict: false });
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
    rememberLanguage(lang);
  }, [lang]);
  return (
    <I18nProvider locale={LOCALE[lang]}>
      <InterfaceProvider language={lang}>
        <Page />
      </InterfaceProvider>
    </I18nProvider>
  );
}

function Page() {
  const { t } = useInterface();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { case: caseName } = useParams({ strict: false });
  const navigate = useNavigate();
  const chordStart = useRef(Number.NEGATIVE_INFINITY);
  const afterChord =
    (to: '/c/$case/articles' | '/c/$case/positions' | '/c/$case/figures' | '/c/$case/search') =>
    (event: KeyboardEvent) => {
      if (caseName === undefined || event.timeStamp - chordStart.current > CHORD_MILLISECONDS) return;
      chordStart.current = Number.NEGATIVE_INFINITY;
      void navigate({ to, params: { case: caseName } });
    };
  useKeys({
    '?': () => setHelpOpen(true),
    g: (event) => {
      chordStart.current = event.timeStamp;
    },
    a: afterChord('/c/$case/articles'),
    p: afterChord('/c/$case/positions'),
    f: afterChord('/c/$case/figures'),
    s: afterChord('/c/$case/search'),
  });
  return (
    <>
      <a href="#content" className="skip">
        {t('app/skip')}
      </a>
      <Masthead caseName={caseName ?? null} onHelp={() => setHelpOpen(true)} />
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Outlet />
      </main>
      <Help isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  );
}

function Masthead({ caseName, onHelp }: { readonly caseName: string | null; readonly onHelp: () => void }) {
  const { t, language } = useInterface();
  const navigate = useNavigate();
  const other: Language = language === 'ar' ? 'en' : 'ar';
  return (
    <header className="masthead no-print">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 md:px-8">
        <Link
          to="/"
          className="font-text text-[1.6rem] leading-10 font-bold"
          aria-label={`${t('app/name')}: ${t('screen/start')}`}
        >
          {t('app/name')}
        </Link>
        {caseName === null ? null : <CaseSwitch caseName={caseName} />}
        {caseName === null ? null : <Screens caseName={caseName} />}
        <div className="ms-auto flex items-center gap-x-4">
          <button
            type="button"
            lang={other}
            className="plain px-1 text-sm"
            onClick={() => void navigate({ to: '.', search: (search) => ({ ...search, lang: other }), replace: true })}
          >
            {t('app/language')}
          </button>
          <ThemeSwitch />
          <button type="button" className="key" aria-label={t('app/help')} title={t('app/help')} onClick={onHelp}>
            ?
          </button>
        </div>
      </div>
    </header>
  );
}

function Screens({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const look = 'border-b-2 border-transparent py-1 text-muted hover:text-ink';
  const active = { className: '!border-accent !text-ink', 'aria-current': 'page' as const };
  const params = { case: caseName };
  return (
    <nav aria-label={t('app/screens')} className="order-last flex w-full gap-5 md:order-none md:w-auto">
      <Link
        to="/c/$case/articles"
        params={params}
        className={look}
        activeProps={active}
        activeOptions={{ includeSearch: false }}
      >
        {t('screen/articles')}
      </Link>
      <Link
        to="/c/$case/positions"
        params={params}
        className={look}
        activeProps={active}
        activeOptions={{ includeSearch: false }}
      >
        {t('screen/positions')}
      </Link>
      <Link
        to="/c/$case/figures"
        params={params}
        className={look}
        activeProps={active}
        activeOptions={{ includeSearch: false }}
      >
        {t('screen/figures')}
      </Link>
      <Link
        to="/c/$case/search"
        params={params}
        className={look}
        activeProps={active}
        activeOptions={{ includeSearch: false }}
      >
        {t('screen/search')}
      </Link>
    </nav>
  );
}

function CaseSwitch({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const navigate = useNavigate();
  const cases = useQuery(casesQuery()).data?.cases ?? [];
  const known = cases.find((summary) => summary.name === caseName);
  const names = known ? cases.map((summary) => summary.name) : [caseName, ...cases.map((summary) => summary.name)];
  const sampleNames = new Set(cases.filter((summary) => summary.sample).map((summary) => summary.name));
  return (
    <div className="flex items-baseline gap-2">
      <select
        className="field max-w-[12rem]"
        aria-label={t('app/case')}
        value={caseName}
        onChange={(event) => {
          const chosen = event.target.value;
          void (chosen === ''
            ? navigate({ to: '/' })
            : navigate({ to: '/c/$case/articles', params: { case: chosen } }));
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {sampleNames.has(name) ? t('app/case-sample') : name}
          </option>
        ))}
        <option value="">{t('app/all-cases')}</option>
      </select>
      {known?.sample ? <span className="badge">{t('app/sample-badge')}</span> : null}
    </div>
  );
}

function ThemeSwitch() {
  const { t } = useInterface();
  const [theme, setTheme] = useState(preferredTheme);
  return (
    <select
      className="field !border-transparent !ps-0 text-sm"
      aria-label={t('app/theme')}
      value={theme}
      onChange={(event) => {
        const chosen = event.target.value as Theme;
        applyTheme(chosen);
        setTheme(chosen);
      }}
    >
      {THEMES.map((name) => (
        <option key={name} value={name}>
          {t(`app/theme-${name}`)}
        </option>
      ))}
    </select>
  );
}
