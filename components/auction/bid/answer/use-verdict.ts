'use client';

import { recordOf } from '#components/auction/bid/ask/record-of.ts';
import { type Check, useCheck } from '#components/ui/form/use-check.ts';
import type { LotRecord } from '#contract/auction/lot-record.ts';
import { type Verdict, verifyRecord } from '#domain/auction/verify-record.ts';

export type Verification = Check<LotRecord, Verdict>;

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const verify = (record: LotRecord): Promise<Verdict> => verifyRecord(recordOf(record), sha256);

/** Checks a closed lot's record in this browser. */
export const useVerdict = (auctionId: string, closed: boolean): Verification =>
  useCheck(closed ? `/api/v1/auctions/${auctionId}/record` : null, verify).check;
