import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { useInterface } from '../language/interface.tsx';
import type { MessageKey } from '../messages/en.ts';
import { SCREENS } from './screens.ts';

const KEYS: readonly (readonly [keys: readonly string[], meaning: MessageKey])[] = [
  [['/'], 'help/key-filter'],
  [['j', 'k'], 'help/key-next'],
  [['Enter'], 'help/key-open'],
  [['e'], 'help/key-evidence'],
  [['y', 'x'], 'help/key-review'],
  [['n'], 'help/key-names'],
  [['z'], 'help/key-undo'],
  [['Esc'], 'help/key-close'],
  [['[', ']'], 'help/key-time'],
  [['1', '2', '3', '4', '5', '6', '7'], 'help/key-layers'],
  [['c'], 'help/key-copy'],
  [['␣'], 'help/key-play'],
  [['r'], 'help/key-regard'],
  [['t'], 'help/key-table'],
  [['+', '−'], 'help/key-zoom'],
  [['n', 'p'], 'help/key-follow'],
  [['1', '2', '3'], 'help/key-depth'],
  [['←', '→', '+', '−', '0'], 'help/key-map'],
  [['?'], 'help/key-help'],
  ...SCREENS.map(({ letter, name }) => [['g', letter], name] as const),
];

export function Help({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useInterface();
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="modal-shade">
      <Modal className="modal">
        <Dialog className="outline-none">
          {({ close }) => (
            <>
              <div className="flex items-baseline justify-between gap-4">
                <Heading slot="title" className="font-text text-2xl">
                  {t('help/title')}
                </Heading>
                <button type="button" className="action" onClick={close}>
                  {t('app/close')}
                </button>
              </div>
              <p className="text-muted mt-2 leading-7">{t('help/promise')}</p>
              <Section title={t('help/reading')}>
                <p className="leading-7">{t('help/reading-text')}</p>
              </Section>
              <Section title={t('help/keys')}>
                <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1.5">
                  {KEYS.map(([keys, meaning]) => (
                    <KeyRow key={meaning} meaning={t(meaning)}>
                      {keys.map((key) => (
                        <kbd key={key} dir="ltr" className="key me-1">
                          {key}
                        </kbd>
                      ))}
                    </KeyRow>
                  ))}
                  <KeyRow meaning={t('help/key-grid')}>
                    <kbd className="key">{t('help/key-arrows')}</kbd>
                  </KeyRow>
                </dl>
                <p className="text-muted mt-3 text-sm">{t('help/keys-note')}</p>
              </Section>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-rule mt-5 border-t pt-4">
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function KeyRow({ meaning, children }: { readonly meaning: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{children}</dt>
      <dd>{meaning}</dd>
    </>
  );
}
