'use client';

import { useRef, useState } from 'react';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/button.tsx';

export function LinkField({ link, label }: { link: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      announce('The link is copied.');
    } catch {
      // Without the clipboard the selected link can still be copied by hand.
    }
  }
  return (
    <div className="shl">
      <input ref={field} className="in" readOnly value={link} aria-label={label} />
      <Button small className="needs-script" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
