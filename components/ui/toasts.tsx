'use client';

import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  useContext,
  useEffect,
  useState,
} from 'react';
import { announce } from './announce.ts';
import { CloseIcon } from './icons.tsx';

/** Something that happened to you elsewhere, or a way to undo. Never what the page already shows. */
export interface Toast {
  text: string;
  pulse?: boolean;
  action?: { label: string; href: string } | { label: string; press: () => void };
  /** What may change while the toast is there: whoever knows of it changes the toast by this name. */
  about?: string;
}

interface Shown {
  toast: Toast;
  id: number;
}

const shownMs = 6_000;
const ToastContext = createContext<ReturnType<typeof toaster>>(toaster(() => {}));

function toaster(setShown: Dispatch<SetStateAction<Shown | null>>) {
  let shows = 0;
  return {
    show(toast: Toast) {
      setShown({ toast, id: shows++ });
      announce(toast.text, 'shop');
    },
    /** Puts another text in the place of what the shown toast says; null takes it away. */
    change(about: string, text: string | null) {
      setShown((current) => {
        if (current?.toast.about !== about) return current;
        return text === null ? null : { ...current, toast: { ...current.toast, text } };
      });
    },
    dismiss: () => setShown(null),
  };
}

/** Shows a toast: one at a time, the newest replaces the last. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext).show;

/** Keeps true, or ends, a toast that is `about` something. */
export const useToastChange = (): ((about: string, text: string | null) => void) => useContext(ToastContext).change;

export function Toasts({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [toasts] = useState(() => toaster(setShown));
  return (
    <ToastContext value={toasts}>
      {children}
      {shown && <ToastView key={shown.id} toast={shown.toast} dismiss={toasts.dismiss} />}
    </ToastContext>
  );
}

/** Six seconds, or until dismissed if it has an action; the time stands still under pointer or focus. */
function ToastView({ toast, dismiss }: { toast: Toast; dismiss: () => void }) {
  const [paused, setPaused] = useState(false);
  const { action } = toast;
  useEffect(() => {
    if (paused || action) return;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [paused, action, dismiss]);
  return (
    <section
      aria-label="Notice"
      className="toast toast-place"
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      {toast.pulse && <i className="pulse" />}
      <span>{toast.text}</span>
      {action && 'href' in action && (
        <a href={action.href} onClick={dismiss}>
          {action.label}
        </a>
      )}
      {action && 'press' in action && (
        <button
          type="button"
          className="toast-act"
          onClick={() => {
            dismiss();
            action.press();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="iconbtn" aria-label="Dismiss" onClick={dismiss}>
        <CloseIcon />
      </button>
    </section>
  );
}
