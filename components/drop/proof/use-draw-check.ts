'use client';

import { useCheck } from '#components/ui/form/use-check.ts';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { DropProof } from '#contract/drop/drop.ts';
import { type DrawCrypto, toHex } from '#domain/drop/draw.ts';
import { type DrawVerdict, type NumberOfBeacon, verifyDraw } from '#domain/drop/verify-draw.ts';

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

/** Its script is some tens of kilobytes, and comes only where there is a signature to check. */
const numberOf: NumberOfBeacon = async (beacon) => {
  const { numberOfBeacon } = await untilLoaded(() => import('#domain/drop/verify-beacon.ts'));
  return numberOfBeacon(beacon, browserCrypto);
};

const verify = (proof: DropProof): Promise<DrawVerdict> => verifyDraw(proof, browserCrypto, numberOf);

/** Checks a draw in this browser, by the published numbers alone. */
export const useDrawCheck = (slug: string): ReturnType<typeof useCheck<DropProof, DrawVerdict>> =>
  useCheck(`/api/v1/drops/${slug}/proof`, verify);
