'use client';

import { useEffect, useRef } from 'react';
import { alertSettings } from '#components/auction/alerts/alert-settings-store.ts';

/** The key B opens the sheet or focuses its amount, unless somebody types or has a dialog open. It bids nothing. */
export function BidKey({ onOpen }: { onOpen: (() => void) | null }) {
  const open = useRef(onOpen);
  open.current = onOpen;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, repeat, defaultPrevented, target } = event;
      if (key.toLowerCase() !== 'b' || altKey || ctrlKey || metaKey || repeat || defaultPrevented) return;
      if (isTyping(target) || document.querySelector('dialog[open]') || !alertSettings().bidKey) return;
      event.preventDefault();
      if (open.current) open.current();
      else focusBidding();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return null;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input:not([type=checkbox],[type=radio]),textarea,select') !== null);

function focusBidding(): void {
  const ways = ['#bid-maximum', '.bp-in input:not([type=hidden])', '.bp-in button:not(:disabled)'];
  const panel = document.getElementById('bid');
  const to = ways.map((way) => panel?.querySelector<HTMLElement>(way)).find((found) => found);
  to?.focus();
  if (to instanceof HTMLInputElement) to.select();
}
