import type { Handle } from './handle.ts';
import { newNonce, nonceHeader } from './nonce.ts';
import { type MoreAllowed, nothingMore, SecurityHeaders } from './security-headers.ts';

export interface PersonalPages {
  headers?: SecurityHeaders | undefined;
  /** What the page at an address may do beside what every page may. Left out: nothing. */
  moreAt?: ((url: string) => MoreAllowed) | undefined;
}

const walletsOf = (wallets: readonly string[]): string =>
  `camera=(), microphone=(), geolocation=(), payment=(${['self', ...wallets.map((source) => `"${source}"`)].join(' ')})`;

/**
 * Pages that are rendered for one person: only the inline scripts that carry this answer's nonce may run. Next puts it
 * on its own scripts when it finds it in the request's policy. Pages that are kept name hashes instead
 * (`pages/own-inlines.ts`).
 */
export function withNonce(
  pages: Handle,
  { headers = new SecurityHeaders(), moreAt = () => nothingMore }: PersonalPages = {},
): Handle {
  return (request, response) => {
    const nonce = newNonce();
    const source = `'nonce-${nonce}'`;
    const more = moreAt(request.url ?? '');
    const policy = headers.policy({ scripts: [source], styles: [source] }, more);
    request.headers['content-security-policy'] = policy;
    request.headers[nonceHeader] = nonce;
    response.setHeader('content-security-policy', policy);
    if (more.wallets.length > 0) response.setHeader('permissions-policy', walletsOf(more.wallets));
    return pages(request, response);
  };
}
