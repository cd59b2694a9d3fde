'use client';

import { useState } from 'react';
import { announce } from '../../ui/announce.ts';

/** Hands this page's address on as the device does it, or copies it. */
export function SharePiece({ title }: { title: string }) {
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const url = location.href;
    if (navigator.share) {
      // Whoever closes the device's sheet has shared nothing, and knows it.
      await navigator.share({ title, url }).catch(() => {});
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      announce('The link is copied.');
    } catch {
      announce('Your browser doesn’t let us copy. The link is in its address bar.');
    }
  };
  return (
    <button type="button" className="lnk link small needs-script" onClick={() => void share()}>
      {copied ? 'Link copied' : 'Share this piece'}
    </button>
  );
}
