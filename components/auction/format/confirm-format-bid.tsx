'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useJustCame, useSeparatePress } from '#components/auction/bid-sheet/use-separate-press.ts';
import { Button } from '#components/ui/form/button.tsx';

interface ConfirmFormatBidProps {
  question: ReactNode;
  action: string;
  paused: boolean;
  onConfirm(): void;
  onCancel(): void;
}

export function ConfirmFormatBid({ question, action, paused, onConfirm, onCancel }: ConfirmFormatBidProps) {
  const isSeparate = useSeparatePress();
  const justCame = useJustCame(true);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <div className="note cbid" ref={box}>
      <div>
        {question}
        <div className="cbtn">
          <Button
            className="num"
            onClick={(event) => isSeparate(event) && !justCame && onConfirm()}
            disabled={paused}
            aria-disabled={justCame || undefined}
          >
            {action}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            Not now
          </Button>
        </div>
      </div>
    </div>
  );
}
