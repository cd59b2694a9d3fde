'use client';

import { useCallback, useEffect, useState } from 'react';
import type { DropProof } from '#contract/drop.ts';
import { type DrawCrypto, toHex } from '#domain/drop/draw.ts';
import { type DrawVerdict, verifyDraw } from '#domain/drop/verify-draw.ts';

export type DrawCheck =
  | { step: 'checking' }
  /** The proof could not be had, or this browser gives this page no SHA-256. */
  | { step: 'impossible'; why: 'no_answer' | 'no_hash' }
  | { step: 'done'; verdict: DrawVerdict; proof: DropProof; at: string };

const browserCrypto: DrawCrypto = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))),
  async hmacSha256(key, texts) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), algorithm, false, ['sign']);
    const encoder = new TextEncoder();
    return Promise.all(
      texts.map(async (text) =>
        toHex(new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))),
      ),
    );
  },
};

/** Checks a draw in this browser, by the published numbers alone. */
export function useDrawCheck(slug: string): { check: DrawCheck; again(): void } {
  const [turn, setTurn] = useState(0);
  const [check, setCheck] = useState<DrawCheck>({ step: 'checking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn checks again.
  useEffect(() => {
    const abort = new AbortController();
    const say = (next: DrawCheck) => {
      if (!abort.signal.aborted) setCheck(next);
    };
    say({ step: 'checking' });
    checkDraw(slug, abort.signal).then(say, () => say({ step: 'impossible', why: 'no_answer' }));
    return () => abort.abort();
  }, [slug, turn]);
  return { check, again: useCallback(() => setTurn((before) => before + 1), []) };
}

async function checkDraw(slug: string, signal: AbortSignal): Promise<DrawCheck> {
  // Browsers keep it from pages that came over plain http.
  if (!globalThis.crypto?.subtle) return { step: 'impossible', why: 'no_hash' };
  const response = await fetch(`/api/v1/drops/${slug}/proof`, { signal });
  if (!response.ok) return { step: 'impossible', why: 'no_answer' };
  const proof: DropProof = await response.json();
  return { step: 'done', proof, verdict: await verifyDraw(proof, browserCrypto), at: new Date().toISOString() };
}
