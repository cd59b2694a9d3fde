'use client';

import { useEffect, useState } from 'react';
import { announce } from '#components/ui/announce.ts';
import type { SearchPanel } from '#contract/search/search-panel.ts';

interface Search {
  /** Of what; the rows before stay until others are there. */
  words: string;
  found: SearchPanel | null;
  /** It takes longer than one would notice. */
  slow: boolean;
  failed: boolean;
}

const fewestLetters = 2;
const restMs = 120;
const slowMs = 400;
const spokenAfterMs = 600;

export const foundWords = (total: number): string => (total === 0 ? 'Nothing found' : `${total} found`);

export function useSearch(typed: string): Search {
  const [search, setSearch] = useState<Search>({ words: '', found: null, slow: false, failed: false });
  const letters = typed.trim();
  const words = letters.length < fewestLetters ? '' : letters;
  useEffect(() => {
    const abort = new AbortController();
    const asking = setTimeout(
      async () => {
        const slow = setTimeout(() => setSearch((now) => ({ ...now, slow: true })), slowMs);
        try {
          const response = await fetch(`/api/search?${new URLSearchParams({ q: words })}`, { signal: abort.signal });
          if (!response.ok) throw new Error(response.statusText);
          const found: SearchPanel = await response.json();
          setSearch({ words, found, slow: false, failed: false });
        } catch {
          if (!abort.signal.aborted) setSearch((now) => ({ ...now, slow: false, failed: true }));
        } finally {
          clearTimeout(slow);
        }
      },
      words === '' ? 0 : restMs,
    );
    return () => {
      clearTimeout(asking);
      abort.abort();
    };
  }, [words]);
  const { found } = search;
  useEffect(() => {
    if (!found || search.words === '') return;
    const speaking = setTimeout(() => announce(foundWords(found.total)), spokenAfterMs);
    return () => clearTimeout(speaking);
  }, [found, search.words]);
  return search;
}
