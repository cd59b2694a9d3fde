'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ComponentType, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { CloseIcon, SearchIcon } from '../ui/icons.tsx';
import { leave } from '../ui/leave.ts';
import { untilLoaded } from '../ui/until-loaded.ts';
import type { SearchPanelProps } from './search-panel-props.ts';
import './search-link.css';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * The way to search from every page. The field is there at once; what it finds is loaded when it is first opened. Without
 * JavaScript it leads to the page that does the same.
 */
export function SearchLink() {
  const router = useRouter();
  const path = usePathname();
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<HTMLAnchorElement>(null);
  const takesKeys = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const [Panel, setPanel] = useState<ComponentType<SearchPanelProps> | null>(null);

  const show = () => {
    flushSync(() => setOpen(true));
    if (!dialog.current?.open) dialog.current?.showModal();
    void untilLoaded(() => import('./search-panel.tsx')).then(({ SearchPanel }) => setPanel(() => SearchPanel));
  };
  const close = () => dialog.current?.close();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what it reacts to
  useEffect(close, [path]);
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      opener.current?.click();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);

  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: without JavaScript it leads to the page that does the same. */}
      <a
        className="icon-button"
        href="/search#search"
        ref={opener}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          show();
        }}
      >
        <SearchIcon />
        <span className="site-header__wide">Search</span>
      </a>
      {open &&
        createPortal(
          // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it for keyboards; this is a press beside it.
          <dialog
            ref={dialog}
            className="search-dialog"
            aria-label="Search"
            onCancel={(event) => {
              if (typed === '') return;
              event.preventDefault();
              setTyped('');
            }}
            onClose={() => {
              setOpen(false);
              setTyped('');
              opener.current?.focus({ preventScroll: true });
            }}
            onClick={({ target }) => target === dialog.current && close()}
          >
            <div className="container">
              <form
                action="/search"
                className="search-field"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (typed.trim() !== '')
                    leave(() => router.push(`/search?${new URLSearchParams({ q: typed.trim() })}`));
                  close();
                }}
              >
                <SearchIcon />
                <input
                  autoFocus
                  name="q"
                  className="serif"
                  role="combobox"
                  aria-label="Search all pieces and lots"
                  aria-expanded={Panel !== null}
                  aria-controls="search-hits"
                  aria-activedescendant={active ?? undefined}
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  enterKeyHint="search"
                  maxLength={200}
                  placeholder="Maker, material, form or title"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  onKeyDown={(event) => {
                    if (takesKeys.current(event)) event.preventDefault();
                  }}
                />
                <button
                  type="button"
                  className="icon-button"
                  aria-label={typed === '' ? 'Close search' : 'Clear'}
                  onClick={() => (typed === '' ? close() : setTyped(''))}
                >
                  <CloseIcon />
                </button>
              </form>
              {Panel && (
                <Panel
                  typed={typed}
                  type={setTyped}
                  takeKeys={(take) => {
                    takesKeys.current = take;
                  }}
                  setActive={setActive}
                  close={close}
                />
              )}
            </div>
          </dialog>,
          document.body,
        )}
    </>
  );
}
