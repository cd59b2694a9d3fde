'use client';

import { useState } from 'react';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';

/** An address that can be copied by a press, or by hand where there is no script or no leave. */
export function CopyLink({ address }: { address: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(address);
      announce('The link is copied.');
    } catch {
      announce('Your browser doesn’t let us copy. Select the link and copy it.');
    }
  };
  return (
    <div className="f">
      <label htmlFor="link-to-copy">Link</label>
      <input
        className="in"
        id="link-to-copy"
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="row needs-script">
        <Button small onClick={copy}>
          {copied === address ? 'Copied' : 'Copy the link'}
        </Button>
      </div>
    </div>
  );
}
