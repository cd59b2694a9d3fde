'use client';

import { useEffect, useRef, useState } from 'react';
import { reviewsStep } from '#contract/review/limits.ts';
import type { PageOf } from '#contract/value/page-of.ts';

/** As many as one answer of the API has. */
const mostAtOnce = 100;

interface Known<T> {
  newest: T[];
  count: number;
  version: number;
}

/**
 * More of a list than its view has, once somebody asks for it. What is shown or taken off meanwhile changes it as it
 * changes the view.
 * @param address of the API's list
 */
export function useMore<T extends { id: string }>(address: string, { newest, count, version }: Known<T>) {
  const [more, setMore] = useState<T[] | null>(null);
  const [pending, setPending] = useState(false);
  const seen = useRef(version);
  // Before the list is read anew, what has just come stands above it already.
  const items = more ? [...newest.filter(({ id }) => more.every((one) => one.id !== id)), ...more] : newest;
  const next = Math.min(items.length + reviewsStep, mostAtOnce);

  /** @returns false if the network or the shop didn't answer */
  async function load(limit: number): Promise<boolean> {
    setPending(true);
    try {
      const response = await fetch(`${address}?limit=${limit}`);
      if (!response.ok) return false;
      setMore(((await response.json()) as PageOf<T>).items);
      return true;
    } catch {
      return false;
    } finally {
      setPending(false);
    }
  }

  // With what has come since: nothing that is shown goes for it.
  const wanted = more ? items.length : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change of the view.
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    if (wanted > 0) void load(Math.min(wanted, mostAtOnce));
  }, [version]);

  return { items, pending, rest: count - items.length, canLoad: items.length < mostAtOnce, loadMore: () => load(next) };
}
