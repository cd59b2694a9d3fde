import { createHash } from 'node:crypto';

const hashedHeaders = ['next-router-prefetch', 'next-router-segment-prefetch', 'next-router-state-tree', 'next-url'];

/**
 * The address that Next answers a router's request at: it redirects if `_rsc` differs from the headers, which a browser
 * takes for a page to load anew.
 * @param headers those that Next will get
 */
export function routerAddress(path: string, headers: Readonly<Record<string, string>>): string {
  const values = hashedHeaders.map((name) => headers[name] ?? '0');
  const digest = createHash('sha256').update(values.join(',')).digest().subarray(0, 12).toString('base64url');
  const hash = hashedHeaders.every((name) => headers[name] === undefined) ? '' : digest;
  return `${path}${path.includes('?') ? '&' : '?'}_rsc=${hash}`;
}
