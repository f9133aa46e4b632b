import { Fragment } from 'react';

import type { Label } from '../api/types.ts';
import { useInterface } from '../language/interface.tsx';

/** A party's or entity's name in the interface's language, isolated from the direction of what surrounds it. */
export function Name({ of }: { readonly of: { readonly label: Label } }) {
  const { language } = useInterface();
  return <bdi lang={language}>{of.label[language]}</bdi>;
}

/** Several names with the list comma of the language. */
export function Names({ of }: { readonly of: readonly { readonly id: string; readonly label: Label }[] }) {
  const { language } = useInterface();
  return of.map((named, index) => (
    <Fragment key={named.id}>
      {index > 0 ? (language === 'ar' ? '، ' : ', ') : null}
      <Name of={named} />
    </Fragment>
  ));
}

/** An arrow in reading direction. */
export function Arrow({ label }: { readonly label: string }) {
  const { direction } = useInterface();
  return (
    <>
      <span aria-hidden="true" className="text-muted mx-1.5">
        {direction === 'rtl' ? '←' : '→'}
      </span>
      <span className="sr-only">{` ${label} `}</span>
    </>
  );
}
