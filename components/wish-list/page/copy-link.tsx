'use client';

import { Button } from '#components/ui/form/button.tsx';
import { useCopied } from '#components/ui/use-copied.ts';

/** An address that can be copied by a press, or by hand where there is no script or no leave. */
export function CopyLink({ address }: { address: string }) {
  const [copied, copy] = useCopied({
    done: 'Link copied.',
    refused: 'Your browser doesn’t let us copy. Select the link and copy it.',
  });
  return (
    <div className="field">
      <label htmlFor="link-to-copy">Link</label>
      <input
        className="input"
        id="link-to-copy"
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="cluster needs-script">
        <Button small onClick={() => void copy(address)}>
          {copied === address ? 'Copied' : 'Copy the link'}
        </Button>
      </div>
    </div>
  );
}
