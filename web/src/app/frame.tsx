import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

import { casesQuery } from '../api/queries.ts';
import { EvidencePanel } from '../components/evidence-panel.tsx';
import type { Language, Notation } from '../language/format.ts';
import { InterfaceProvider, useInterface } from '../language/interface.tsx';
import { useUndoLatest } from './decisions.ts';
import { Help } from './help.tsx';
import { useChords, useKeys } from './keys.ts';
import { NoticeBar } from './notice.tsx';
import { rememberLanguage, useNotation } from './preferences.ts';
import { SCREENS } from './screens.ts';
import { SearchField } from './search-field.tsx';
import { useEvidence } from './scope.ts';
import { SourceFilter } from './source-filter.tsx';
import { TimeWindow } from './time-window.tsx';

const LOCALE: Record<Language, Record<Notation['digits'], string>> = {
  ar: { latn: 'ar-LY-u-nu-latn', arab: 'ar-LY-u-nu-arab' },
  en: { latn: 'en-GB', arab: 'en-GB' },
};

/** The frame of every screen: language and direction, masthead, keys that work everywhere, the evidence panel. */
export function Frame() {
  const { lang = 'ar' } = useSearch({ strict: false });
  const notation = useNotation();
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
    rememberLanguage(lang);
  }, [lang]);
  return (
    <I18nProvider locale={LOCALE[lang][notation.digits]}>
      <InterfaceProvider language={lang} notation={notation}>
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
  const evidence = useEvidence();
  useKeys({ '?': () => setHelpOpen(true) }, 'frame');
  useChords(
    caseName === undefined
      ? {}
      : Object.fromEntries(
          SCREENS.map(({ to, letter }) => [letter, () => void navigate({ to, params: { case: caseName } })]),
        ),
  );
  const isEvidenceShown = caseName !== undefined && evidence.open !== null;
  return (
    <>
      <a href="#content" className="skip">
        {t('app/skip')}
      </a>
      <Masthead caseName={caseName ?? null} onHelp={() => setHelpOpen(true)} />
      <div className="frame-body" data-evidence={isEvidenceShown || undefined}>
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          <Outlet />
        </main>
        {isEvidenceShown ? (
          <EvidencePanel
            key={evidence.open}
            caseName={caseName}
            id={evidence.open ?? ''}
            onOpen={evidence.show}
            onClose={() => evidence.show(null)}
          />
        ) : null}
      </div>
      {caseName === undefined ? null : <Decisions key={caseName} caseName={caseName} />}
      <Help isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  );
}

/** What was just decided, and the key that takes it back. */
function Decisions({ caseName }: { readonly caseName: string }) {
  useKeys({ z: useUndoLatest(caseName) }, 'frame');
  return <NoticeBar caseName={caseName} />;
}

function Masthead({ caseName, onHelp }: { readonly caseName: string | null; readonly onHelp: () => void }) {
  const { t } = useInterface();
  // The search has a field of its own.
  const isSearch = useMatchRoute()({ to: '/c/$case/search' }) !== false;
  return (
    <header className="masthead no-print">
      <div className="masthead-row">
        <Link to="/" className="masthead-name" aria-label={`${t('app/name')}: ${t('screen/start')}`}>
          {t('app/name')}
        </Link>
        {caseName === null ? null : (
          <>
            <CaseSwitch caseName={caseName} />
            {isSearch ? null : <SearchField caseName={caseName} />}
            <TimeWindow caseName={caseName} />
            <SourceFilter caseName={caseName} />
          </>
        )}
        <div className="ms-auto flex items-center gap-x-4">
          <LanguageSwitch />
          {caseName === null ? (
            <Link to="/settings" className="plain text-sm">
              {t('screen/settings')}
            </Link>
          ) : (
            <Link to="/c/$case/settings" params={{ case: caseName }} className="plain text-sm">
              {t('screen/settings')}
            </Link>
          )}
          <button type="button" className="key" aria-label={t('app/help')} title={t('app/help')} onClick={onHelp}>
            ?
          </button>
        </div>
      </div>
      {caseName === null ? null : <Screens caseName={caseName} />}
    </header>
  );
}

/** Changes the language and stays in the same place. */
function LanguageSwitch() {
  const { t, language } = useInterface();
  const navigate = useNavigate();
  const other: Language = language === 'ar' ? 'en' : 'ar';
  return (
    <button
      type="button"
      lang={other}
      className="plain px-1 text-sm"
      onClick={() =>
        void navigate({
          to: '.',
          search: (before) => ({ ...before, lang: other }),
          hash: true,
          replace: true,
          resetScroll: false,
        })
      }
    >
      {t('app/language')}
    </button>
  );
}

function Screens({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  return (
    <nav aria-label={t('app/screens')} className="screens">
      {SCREENS.map(({ to, letter, name }) => (
        <ScreenLink key={to} to={to} caseName={caseName} title={`g ${letter}`}>
          {t(name)}
        </ScreenLink>
      ))}
    </nav>
  );
}

function ScreenLink({
  to,
  caseName,
  title,
  children,
}: {
  readonly to: (typeof SCREENS)[number]['to'];
  readonly caseName: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to={to}
      params={{ case: caseName }}
      className="screen-link"
      activeProps={{ className: 'screen-link-active', 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }}
      title={title}
    >
      {children}
    </Link>
  );
}

function CaseSwitch({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const navigate = useNavigate();
  const cases = useQuery(casesQuery()).data?.cases ?? [];
  const known = cases.find((summary) => summary.name === caseName);
  const names = known ? cases.map((summary) => summary.name) : [caseName, ...cases.map((summary) => summary.name)];
  const sampleNames = new Set(cases.filter((summary) => summary.sample).map((summary) => summary.name));
  // Another case has other days and other outlets.
  const search = { from: undefined, to: undefined, outlet: undefined };
  return (
    <div className="flex items-baseline gap-2">
      <select
        className="field max-w-[10rem]"
        aria-label={t('app/case')}
        value={caseName}
        onChange={(event) => {
          const chosen = event.target.value;
          void (chosen === '' ? navigate({ to: '/' }) : navigate({ to: '/c/$case', params: { case: chosen }, search }));
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
