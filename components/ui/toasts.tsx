'use client';

import {
  createContext,
  type Dispatch,
  lazy,
  type ReactNode,
  type SetStateAction,
  Suspense,
  useContext,
  useEffect,
  useState,
} from 'react';
import { announce } from './announce.ts';
import type { Toast } from './toast.ts';
import { untilLoaded } from './until-loaded.ts';

interface Shown {
  toast: Toast;
  id: number;
}

/** Loaded once the page is awake, so that a toast shows also where the connection is lost. */
const loadView = () => untilLoaded(() => import('./toast-view.tsx'));
const ToastView = lazy(async () => ({ default: (await loadView()).ToastView }));

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
  useEffect(() => void loadView(), []);
  return (
    <ToastContext value={toasts}>
      {children}
      {shown && (
        <Suspense>
          <ToastView key={shown.id} toast={shown.toast} dismiss={toasts.dismiss} />
        </Suspense>
      )}
    </ToastContext>
  );
}
