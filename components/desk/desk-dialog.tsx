'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ButtonLink } from '#components/ui/form/button.tsx';

export interface DeskDialogProps {
  /** In the address as `?do=<name>`, for browsers without JavaScript. */
  name: string;
  path: string;
  opener: string;
  title: string;
  openAtLoad: boolean;
  children: (close: () => void) => ReactNode;
}

/** Without JavaScript its button is a link to the same page with the dialog open. */
export function DeskDialog({ name, path, opener, title, openAtLoad, children }: DeskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!openAtLoad || !dialog.current) return;
    // Rendered open, which is not modal; now it can be.
    dialog.current.close();
    dialog.current.showModal();
  }, [openAtLoad]);
  return (
    <>
      <ButtonLink
        kind="secondary"
        small
        href={`${path}?do=${name}`}
        onClick={(event) => {
          event.preventDefault();
          dialog.current?.showModal();
        }}
      >
        {opener}
      </ButtonLink>
      <dialog ref={dialog} className="desk-dialog" aria-labelledby={titleId} open={openAtLoad}>
        <h2 className="heading-small" id={titleId}>
          {title}
        </h2>
        {children(() => dialog.current?.close())}
      </dialog>
    </>
  );
}

export function KeepAsIs({ path, close, children }: { path: string; close: () => void; children: ReactNode }) {
  return (
    <ButtonLink
      kind="secondary"
      small
      href={path}
      onClick={(event) => {
        event.preventDefault();
        close();
      }}
    >
      {children}
    </ButtonLink>
  );
}
