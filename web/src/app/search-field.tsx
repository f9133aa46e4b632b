import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';

import { useInterface } from '../language/interface.tsx';
import { useKeys } from './keys.ts';

/** Full text from every screen. Key: / , unless the screen has a field of its own. */
export function SearchField({ caseName }: { readonly caseName: string }) {
  const { q } = useSearch({ strict: false });
  // Another query in the address fills the field anew.
  return <Field key={q} caseName={caseName} />;
}

function Field({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useKeys(
    {
      '/': (event) => {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      },
      Escape: () => {
        if (document.activeElement !== field.current) return false;
        field.current?.blur();
        return true;
      },
    },
    'frame',
  );
  return (
    <form
      role="search"
      aria-label={t('screen/search')}
      className="min-w-[10rem] flex-1 md:max-w-[22rem]"
      onSubmit={(event) => {
        event.preventDefault();
        const query = typed.trim();
        if (query !== '') void navigate({ to: '/c/$case/search', params: { case: caseName }, search: { q: query } });
      }}
    >
      <input
        ref={field}
        type="search"
        // An empty field with dir="auto" would put an Arabic placeholder on the left.
        dir={typed === '' ? undefined : 'auto'}
        className="field w-full"
        placeholder={t('app/search')}
        aria-label={t('app/search')}
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
