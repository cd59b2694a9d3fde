'use client';

import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Note } from '#components/ui/note.tsx';
import '#components/order/order.css';

interface Props {
  action: string;
  fields: Readonly<Record<string, string>>;
  /** What the link opens: "order", "delivery". */
  what: string;
  advice: string;
  failed: boolean;
}

/** Mail scanners open links, so only a POST exchanges one; a reader's browser presses the button by itself. */
export function OpenOrder({ action, fields, what, advice, failed }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!failed) form.current?.requestSubmit();
  }, [failed]);
  return (
    <main className="container order-open">
      <h1 className="heading-large">{failed ? `This link opens no ${what}` : `Opening the ${what}`}</h1>
      {failed ? (
        <Note tone="attention">{advice}</Note>
      ) : (
        <p className="lead-text">If nothing happens, press the button.</p>
      )}
      <form ref={form} method="post" action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">{failed ? 'Try once more' : `Open the ${what}`}</Button>
      </form>
    </main>
  );
}
