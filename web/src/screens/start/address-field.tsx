import { useId, useState } from 'react';

import { useInterface } from '../../language/interface.tsx';

/** A field for the address of a page or a feed, which the server fetches. */
export function AddressField({
  isDisabled,
  onRead,
}: {
  readonly isDisabled: boolean;
  readonly onRead: (url: string) => Promise<void>;
}) {
  const { t } = useInterface();
  const id = useId();
  const [url, setUrl] = useState('');
  const [isReading, setReading] = useState(false);
  const isAddress = /^https?:\/\/\S+$/iu.test(url.trim());
  const read = async () => {
    setReading(true);
    try {
      await onRead(url.trim());
      setUrl('');
    } finally {
      setReading(false);
    }
  };
  return (
    <form
      className="mt-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAddress && !isReading) void read();
      }}
    >
      <label htmlFor={id} className="label mb-1.5 block">
        {t('add/address')}
      </label>
      <div className="flex gap-3">
        <input
          id={id}
          type="url"
          className="field w-full"
          dir="ltr"
          placeholder="https://"
          disabled={isDisabled || isReading}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <button type="submit" className="action whitespace-nowrap" disabled={isDisabled || isReading || !isAddress}>
          {t(isReading ? 'add/address-reading' : 'add/address-take')}
        </button>
      </div>
    </form>
  );
}
