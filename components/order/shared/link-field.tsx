'use client';

import { useRef } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { useCopied } from '#components/ui/use-copied.ts';

export function LinkField({ link, label }: { link: string; label: string }) {
  const [copied, copy] = useCopied({
    done: 'Link copied.',
    refused: 'Your browser doesn’t let us copy. The link is selected.',
  });
  const field = useRef<HTMLInputElement>(null);
  const copyLink = () => {
    field.current?.select();
    void copy(link);
  };
  return (
    <div className="share-order__line">
      <input ref={field} className="input" readOnly value={link} aria-label={label} />
      <Button small className="needs-script" onClick={copyLink}>
        {copied === link ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
