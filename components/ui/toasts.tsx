'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { announce } from './announce.ts';
import { CloseIcon } from './icons.tsx';

/** Something that happened to you elsewhere, or a way to undo. Never what the page already shows. */
export interface Toast {
  text: string;
  pulse?: boolean;
  action?: { label: string; href: string } | { label: string; press: () => void };
}

const shownMs = 6_000;
const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Shows a toast: one at a time, the newest replaces the last. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

export function Toasts({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ toast: Toast; id: number } | null>(null);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    setShown({ toast, id: nextId.current++ });
    announce(toast.text, 'shop');
  }, []);
  const dismiss = useCallback(() => setShown(null), []);
  return (
    <ToastContext value={show}>
      {children}
      {shown && <ToastView key={shown.id} toast={shown.toast} dismiss={dismiss} />}
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
