'use client';

import { useEffect, useState } from 'react';
import type { LotRecord } from '#contract/lot-record.ts';
import { type Verdict, verifyRecord } from '#domain/auction/verify-record.ts';
import { recordOf } from './record-of.ts';

export type Verification =
  | { step: 'waiting' }
  | { step: 'checking' }
  /** The record could not be had, or this browser gives this page no SHA-256. */
  | { step: 'impossible'; why: 'no_answer' | 'no_hash' }
  | { step: 'done'; verdict: Verdict; record: LotRecord };

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function useVerdict(auctionId: string, closed: boolean): Verification {
  const [verification, setVerification] = useState<Verification>({ step: 'waiting' });
  useEffect(() => {
    if (!closed) return;
    const abort = new AbortController();
    const say = (next: Verification) => {
      if (!abort.signal.aborted) setVerification(next);
    };
    say({ step: 'checking' });
    check(auctionId, abort.signal).then(say, () => say({ step: 'impossible', why: 'no_answer' }));
    return () => abort.abort();
  }, [auctionId, closed]);
  return verification;
}

async function check(auctionId: string, signal: AbortSignal): Promise<Verification> {
  // Browsers keep it from pages that came over plain http.
  if (!globalThis.crypto?.subtle) return { step: 'impossible', why: 'no_hash' };
  const response = await fetch(`/api/v1/auctions/${auctionId}/record`, { signal });
  if (!response.ok) return { step: 'impossible', why: 'no_answer' };
  const record: LotRecord = await response.json();
  return { step: 'done', record, verdict: await verifyRecord(recordOf(record), sha256) };
}
