'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useGoesBack } from '#components/auction/bid-sheet/use-goes-back.ts';
import { useJustCame, useSeparatePress } from '#components/auction/bid-sheet/use-separate-press.ts';
import { Button } from '#components/ui/form/button.tsx';

interface ConfirmFormatBidProps {
  question: ReactNode;
  action: string;
  paused: boolean;
  /** The answer is on its way. */
  busy?: string | false;
  onConfirm(): void;
  onCancel(): void;
}

export function ConfirmFormatBid({
  question,
  action,
  paused,
  busy = false,
  onConfirm,
  onCancel,
}: ConfirmFormatBidProps) {
  const box = useRef<HTMLDivElement>(null);
  const back = () => {
    const around = box.current?.closest('form') ?? box.current?.closest('.bid-panel, .bid-sheet');
    onCancel();
    // The button that asked is there again.
    requestAnimationFrame(() => around?.querySelector<HTMLElement>('[type=submit]')?.focus());
  };
  const isSeparate = useSeparatePress();
  const justCame = useJustCame(true);
  useGoesBack(busy === false, back);
  useEffect(() => {
    const yes = box.current?.querySelector('button');
    yes?.focus({ preventScroll: true });
    // What doesn't fit gives way to the answer.
    for (const part of [box.current, yes]) part?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="note-box bid-confirm" ref={box}>
      <div>
        {question}
        <div className="bid-confirm__buttons">
          <Button
            className="tabular"
            onClick={(event) => isSeparate(event) && !justCame && onConfirm()}
            disabled={paused}
            busy={busy}
            aria-disabled={justCame || undefined}
          >
            {action}
          </Button>
          <Button kind="secondary" onClick={back}>
            Not now
          </Button>
        </div>
      </div>
    </div>
  );
}
