'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import './order.css';

interface Props {
  publicId: string;
  linkKey: string;
  failed: boolean;
}

/**
 * Exchanges a link for a cookie. It takes a POST, so that mail scanners that open links don't; a
 * reader's browser presses the button by itself.
 */
export function OpenOrder({ publicId, linkKey, failed }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!failed) form.current?.requestSubmit();
  }, [failed]);
  return (
    <main className="wrap tr-open">
      <h1 className="h1">{failed ? 'This link doesn’t open an order' : 'Opening your order'}</h1>
      {failed ? (
        <Note tone="attention">It may be incomplete or older than 90 days. Open it again from your confirmation.</Note>
      ) : (
        <p className="lead">If nothing happens, press the button.</p>
      )}
      <form ref={form} method="post" action="/api/orders/open">
        <input type="hidden" name="publicId" value={publicId} />
        <input type="hidden" name="key" value={linkKey} />
        <Button type="submit">{failed ? 'Try once more' : 'Open the order'}</Button>
      </form>
    </main>
  );
}
