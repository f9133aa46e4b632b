import { useNavigate, useSearch } from '@tanstack/react-router';

import { useQueryInput } from '../components/use-query-input.ts';
import { useInterface } from '../language/interface.tsx';

/** Full text from every screen. Key: / , unless the screen has a field of its own. */
export function SearchField({ caseName }: { readonly caseName: string }) {
  const { q } = useSearch({ strict: false });
  // Another query in the address fills the field anew.
  return <Field key={q} caseName={caseName} />;
}

function Field({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const navigate = useNavigate();
  const search = (query: string) => {
    if (query !== '') void navigate({ to: '/c/$case/search', params: { case: caseName }, search: { q: query } });
  };
  const { input, onSubmit } = useQueryInput(t('app/search'), '', search, 'frame');
  return (
    <form
      role="search"
      aria-label={t('screen/search')}
      className="min-w-[10rem] flex-1 md:max-w-[22rem]"
      onSubmit={onSubmit}
    >
      <input {...input} className="field w-full" />
    </form>
  );
}
