'use client';

import { useCopied } from '../../ui/use-copied.ts';

/** Hands this page's address on as the device does it, or copies it. */
export function SharePiece({ title }: { title: string }) {
  const [copied, copy] = useCopied({
    done: 'Link copied.',
    refused: 'Your browser doesn’t let us copy. The link is in its address bar.',
  });
  const share = async () => {
    const url = location.href;
    if (navigator.share) {
      // Whoever closes the device's sheet has shared nothing, and knows it.
      await navigator.share({ title, url }).catch(() => {});
      return;
    }
    await copy(url);
  };
  return (
    <button type="button" className="text-button text-link small needs-script" onClick={() => void share()}>
      {copied ? 'Link copied' : 'Share this piece'}
    </button>
  );
}
