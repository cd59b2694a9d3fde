'use client';

import { type ComponentType, type MouseEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import type { LookCloserProps } from '../look-closer/look-closer.tsx';

interface Opened {
  Viewer: ComponentType<LookCloserProps>;
  at: number;
  from: HTMLElement;
}

/** Opens a link to a photograph over the page; what that needs is loaded with the first press. */
export function useLookCloser(shown: Pick<LookCloserProps, 'title' | 'line' | 'photographs'>): {
  look: (event: MouseEvent<HTMLAnchorElement>, at: number) => void;
  viewer: ReactNode;
} {
  const [opened, setOpened] = useState<Opened | null>(null);
  const pressed = useRef<HTMLAnchorElement | null>(null);
  const look = useCallback((event: MouseEvent<HTMLAnchorElement>, at: number) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const link = event.currentTarget;
    const from =
      link.querySelector<HTMLElement>('.photo') ?? link.parentElement?.querySelector<HTMLElement>('.photo') ?? link;
    pressed.current = link;
    void import('../look-closer/look-closer.tsx').then(
      ({ LookCloser }) => setOpened({ Viewer: LookCloser, at, from }),
      // The network is gone: the photograph by itself says so as any page does.
      () => location.assign(link.href),
    );
  }, []);
  const close = useCallback(() => {
    setOpened(null);
    pressed.current?.focus({ preventScroll: true });
  }, []);
  const viewer = opened && <opened.Viewer {...shown} at={opened.at} from={opened.from} close={close} />;
  return { look, viewer };
}
