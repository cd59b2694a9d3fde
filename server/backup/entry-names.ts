import { checkStorageKey } from '#server/storage/storage-key.ts';

export const manifestEntry = 'manifest.json';
export const tableEntry = (table: string) => `tables/${table}.jsonl`;
export const fileEntry = (key: string) => `files/${key}`;
export const secretEntry = (name: string) => `secrets/${name}`;

/** What a shop keeps in its data folder that can't be made again: its sessions, links and subscriptions hang on them. */
export const keptSecretNames = [
  'auth-secret',
  'test-payment-secret',
  'vapid-keys',
  'demo-merchant-password',
  'crowd-key',
] as const;

/** Where an entry belongs in a data folder; null for tables. @throws Error for one that no backup has */
export function placeOf(entry: string): string | null {
  const [kind, ...rest] = entry.split('/');
  const path = rest.join('/');
  if (kind === 'tables' && /^[a-z_][a-z0-9_]*\.jsonl$/.test(path)) return null;
  if (kind === 'files') return `files/${checkStorageKey(path)}`;
  if (kind === 'secrets' && keptSecretNames.some((name) => name === path)) return path;
  throw new Error(`No backup has an entry ${entry}.`);
}
