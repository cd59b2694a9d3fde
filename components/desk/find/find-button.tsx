'use client';

import { useRouter } from 'next/navigation';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { goKeys, singleKeysOn } from './shortcuts.ts';
import './find-button.css';

type Shows = 'search' | 'keys';
type Dialog = ComponentType<{ shows: Shows; onClose: () => void }>;

/** Opens the search from anywhere at the desk. Without JavaScript it is a link to the page that finds. */
export function FindButton({ pages }: { pages: readonly string[] }) {
  const router = useRouter();
  const [shows, show] = useState<Shows | null>(null);
  const [Dialog, setDialog] = useState<Dialog | null>(null);
  const open = async (what: Shows) => {
    try {
      const { FindDialog } = await import('./find-dialog.tsx');
      setDialog(() => FindDialog);
      show(what);
    } catch {
      router.push('/desk/find');
    }
  };
  const press = useRef(open);
  press.current = open;
  useEffect(() => {
    let wentAt = 0;
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey) {
        event.preventDefault();
        void press.current('search');
        return;
      }
      if (ctrlKey || metaKey || altKey || isTyping(target) || !singleKeysOn()) return;
      const going = Date.now() - wentAt < goMs;
      wentAt = key === 'g' ? Date.now() : 0;
      const href = going ? goKeys[key] : undefined;
      if (href && pages.includes(href)) router.push(href);
      else if (key === '/' || key === '?') {
        event.preventDefault();
        void press.current(key === '/' ? 'search' : 'keys');
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [pages, router]);
  return (
    <>
      <a
        className="desk-find-button"
        href="/desk/find"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void open('search');
        }}
      >
        Search <kbd className="micro">Ctrl K</kbd>
      </a>
      {Dialog && shows && <Dialog shows={shows} onClose={() => show(null)} />}
    </>
  );
}

/** As long as the letter after `g` may take. */
const goMs = 1_500;

/** In a field or a dialog letters are what somebody writes. */
const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog[open]') !== null;
