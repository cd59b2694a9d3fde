'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type Found, foundAnswerSchema } from '#contract/desk/find.ts';
import { FoundOptions } from './found-options.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import './find.css';

interface Props {
  /** What is shown: the search, or all keys. */
  shows: 'search' | 'keys';
  onClose: () => void;
}

/** Loaded at its first press. Moves by keys all the way: the focus stays in the field. */
export function FindDialog({ shows, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it already.
    <dialog
      ref={dialog}
      className="desk-find"
      aria-label={shows === 'search' ? 'Search or do' : 'Keyboard shortcuts'}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      {shows === 'search' ? <FindField close={() => dialog.current?.close()} /> : <ShortcutList />}
    </dialog>
  );
}

function FindField({ close }: { close: () => void }) {
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  // Enter before the answer to what is typed opens the first of that answer, never one of the list before.
  const waits = useRef(false);
  const go = (one: Found | undefined) => {
    waits.current = false;
    if (!one) return;
    close();
    router.push(one.href);
  };
  const { asked, found, failed } = useFound(typed, (first) => {
    setChosen(0);
    if (waits.current) go(first);
  });
  const list = useRef<HTMLDivElement>(null);
  const idOf = (place: number) => `${listId}-${place}`;
  const shown = found.length;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown > 0) {
      event.preventDefault();
      setChosen((chosen + step + shown) % shown);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (asked === typed) go(found[chosen]);
      else waits.current = true;
    }
  };
  return (
    <>
      <label className="visually-hidden" htmlFor={`${listId}-field`}>
        Search or do
      </label>
      <input
        id={`${listId}-field`}
        className="input desk-find__field"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[chosen] ? idOf(chosen) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        maxLength={100}
        placeholder="Orders, customers, pieces, lots, pages, or what to do"
        value={typed}
        onChange={(event) => {
          waits.current = false;
          setTyped(event.target.value);
        }}
        onKeyDown={press}
      />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field's Enter does the same. */}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Found"
        className="desk-find__list"
        tabIndex={-1}
        onClick={(event) => event.target instanceof Element && event.target.closest('a') && close()}
      >
        <FoundOptions found={found} chosen={chosen} idOf={idOf} />
      </div>
      <p className="small muted desk-find__said" role="status">
        {failed
          ? 'The search failed. Check your connection and try again.'
          : found.length === 0 && typed !== '' && asked === typed
            ? 'Nothing found.'
            : ''}
      </p>
    </>
  );
}

const restMs = 120;

interface Answer {
  /** What was typed when it was asked for. */
  asked: string | null;
  found: readonly Found[];
  failed: boolean;
}

/** Asks once typing rests; an answer that a later one has overtaken is dropped. */
function useFound(typed: string, onFound: (first: Found | undefined) => void): Answer {
  const [answer, setAnswer] = useState<Answer>({ asked: null, found: [], failed: false });
  const told = useRef(onFound);
  told.current = onFound;
  useEffect(() => {
    const asked = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(`/api/desk/find?q=${encodeURIComponent(typed.trim())}`, {
            signal: asked.signal,
          });
          const read = foundAnswerSchema.safeParse(await response.json());
          if (asked.signal.aborted) return;
          const found = read.data?.found ?? [];
          setAnswer({ asked: typed, found, failed: !read.success });
          told.current(found[0]);
        } catch {
          if (!asked.signal.aborted) setAnswer({ asked: typed, found: [], failed: true });
        }
      },
      typed === '' ? 0 : restMs,
    );
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [typed]);
  return answer;
}
