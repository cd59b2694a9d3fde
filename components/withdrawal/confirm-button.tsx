'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';

/** A plain form's button, which says that it is sending. Coming back to the page, it can be pressed again. */
export function ConfirmButton() {
  const [sending, setSending] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    const onSubmit = () => setSending(true);
    const onShow = () => setSending(false);
    form?.addEventListener('submit', onSubmit);
    addEventListener('pageshow', onShow);
    return () => {
      form?.removeEventListener('submit', onSubmit);
      removeEventListener('pageshow', onShow);
    };
  }, []);
  return (
    <span ref={place} style={{ display: 'contents' }}>
      <Button type="submit" busy={sending && 'Sending…'}>
        Confirm withdrawal
      </Button>
    </span>
  );
}
