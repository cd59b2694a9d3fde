'use client';

import { useCallback, useEffect, useState } from 'react';

export type Check<Proof, Verdict> =
  | { step: 'checking' }
  /** The proof could not be had, or this browser gives this page no SHA-256. */
  | { step: 'impossible'; why: 'no_answer' | 'no_hash' }
  | { step: 'done'; proof: Proof; verdict: Verdict; at: string };

/**
 * Reads what is published and checks it in this browser.
 * @param address null: there is nothing to check yet
 * @param verify the same function each time
 */
export function useCheck<Proof, Verdict>(
  address: string | null,
  verify: (proof: Proof) => Promise<Verdict>,
): { check: Check<Proof, Verdict>; again(): void } {
  const [turn, setTurn] = useState(0);
  const [check, setCheck] = useState<Check<Proof, Verdict>>({ step: 'checking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn checks again.
  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    const say = (next: Check<Proof, Verdict>) => {
      if (!abort.signal.aborted) setCheck(next);
    };
    say({ step: 'checking' });
    checkOnce(address, verify, abort.signal).then(say, () => say({ step: 'impossible', why: 'no_answer' }));
    return () => abort.abort();
  }, [address, verify, turn]);
  return { check, again: useCallback(() => setTurn((before) => before + 1), []) };
}

async function checkOnce<Proof, Verdict>(
  address: string,
  verify: (proof: Proof) => Promise<Verdict>,
  signal: AbortSignal,
): Promise<Check<Proof, Verdict>> {
  // Browsers keep it from pages that came over plain http.
  if (!globalThis.crypto?.subtle) return { step: 'impossible', why: 'no_hash' };
  const response = await fetch(address, { signal });
  if (!response.ok) return { step: 'impossible', why: 'no_answer' };
  const proof: Proof = await response.json();
  return { step: 'done', proof, verdict: await verify(proof), at: new Date().toISOString() };
}
