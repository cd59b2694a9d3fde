'use client';

import { useEffect, useState } from 'react';
import { CloseIcon } from './icons.tsx';
import type { Toast } from './toast.ts';

const shownMs = 6_000;

/** Six seconds, or until dismissed if it has an action; the time stands still under pointer or focus. */
export function ToastView({ toast, dismiss }: { toast: Toast; dismiss: () => void }) {
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
          className="toast__action"
          onClick={() => {
            dismiss();
            action.press();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={dismiss}>
        <CloseIcon />
      </button>
    </section>
  );
}
