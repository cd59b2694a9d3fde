/** Imports a file of products over a shop's API, and follows it to its end. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportView } from '../contract/catalogue/import/product-import.ts';

const pollMs = 1_000;

interface Wanted {
  shop: string;
  key: string;
  file: Uint8Array<ArrayBuffer>;
  /** Called with what the shop says of it, again and again. */
  onProgress?: (view: ImportView) => void;
}

/** @returns what it came to @throws Error if the file isn't taken */
export async function importFile({ shop, key, file, onProgress }: Wanted): Promise<ImportView> {
  const headers = { authorization: `Bearer ${key}` };
  const queued = await fetch(`${shop}/api/v1/products/import`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: file,
  });
  if (queued.status !== 202) throw new Error(`${queued.status}: ${await queued.text()}`);
  const { id } = (await queued.json()) as { id: string };
  for (;;) {
    const answer = await fetch(`${shop}/api/v1/imports/${id}`, { headers });
    const view = (await answer.json()) as ImportView;
    onProgress?.(view);
    if (view.state === 'done' || view.state === 'failed') return view;
    await wait(pollMs);
  }
}
