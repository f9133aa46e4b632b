import { Link, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';

import type { Label } from '../api/types.ts';
import { useInterface } from '../language/interface.tsx';

interface Named {
  readonly id?: string;
  readonly label: Label;
}

/**
 * A party's or entity's name in the interface's language, isolated from the direction of what surrounds it. With `isLink` it
 * leads to the page of the actor; not within a button or another link.
 */
export function Name({ of, isLink = false }: { readonly of: Named; readonly isLink?: boolean }) {
  const { language } = useInterface();
  const name = <bdi lang={language}>{of.label[language]}</bdi>;
  return isLink && of.id !== undefined ? <EntityLink id={of.id}>{name}</EntityLink> : name;
}

function EntityLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { case: caseName } = useParams({ strict: false });
  if (caseName === undefined) return children;
  return (
    <Link to="/c/$case/entity/$id" params={{ case: caseName, id }} className="name-link">
      {children}
    </Link>
  );
}

/** Several names with the list comma of the language. */
export function Names({
  of,
  isLink = false,
}: {
  readonly of: readonly (Named & { readonly id: string })[];
  readonly isLink?: boolean;
}) {
  const { language } = useInterface();
  return of.map((named, index) => (
    <Fragment key={named.id}>
      {index > 0 ? (language === 'ar' ? '، ' : ', ') : null}
      <Name of={named} isLink={isLink} />
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
