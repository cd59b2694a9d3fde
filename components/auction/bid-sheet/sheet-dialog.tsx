'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from '#components/ui/icons.tsx';
import { samePressMs } from '#domain/auction/one-press.ts';

interface SheetDialogProps {
  open: boolean;
  onClose(): void;
  lotNumber: number;
  title: string;
  children: ReactNode;
}

/** Where a page has one column: bidding rises from the bar over it. Focus, Escape and the way back are the platform's. */
export function SheetDialog({ open, onClose, lotNumber, title, children }: SheetDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // The second half of a double tap on the bar is no tap beside the sheet.
  const openedAt = useRef(0);
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) {
      openedAt.current = performance.now();
      element.showModal();
      // Under a finger it would bring up the keyboard over the sheet.
      if (!matchMedia('(pointer: coarse)').matches) element.querySelector<HTMLElement>('#bid-maximum')?.focus();
    } else element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it for keyboards; this is a tap beside it.
    <dialog
      ref={dialog}
      className="bid-sheet"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={({ target, timeStamp }) => {
        if (target === dialog.current && timeStamp - openedAt.current > samePressMs) onClose();
      }}
    >
      {open && (
        <div className="bid-sheet__inside">
          <span className="bid-sheet__grip" aria-hidden="true" />
          <div className="bid-sheet__head">
            <h2 id={titleId}>
              <span className="small muted tabular">Lot {lotNumber}</span> <span className="work-title">{title}</span>
            </h2>
            <button type="button" className="icon-button" aria-label="Close the bid sheet" onClick={onClose}>
              <CloseIcon />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
