'use client';

import { useRef, useState } from 'react';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';

/** The order's own link, to keep or to open on another device. */
export function TrackingLink({ link }: { link: string }) {
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
    <div className="sh">
      <h2 className="h3">Your link to this page</h2>
      <div className="shl">
        <input ref={field} className="in" readOnly value={link} aria-label="Tracking link" />
        <Button small className="needs-script" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p className="small mute">
        It opens this page on any device for 90 days. Whoever has it sees everything here, so keep it to yourself.
      </p>
    </div>
  );
}
