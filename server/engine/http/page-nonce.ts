import { nothingMore } from '#server/payment/page-policy.ts';
import { providers } from '#server/payment/providers.ts';
import type { Handle } from '#server/engine/http/handle.ts';
import { newNonce, nonceHeader } from './nonce.ts';
import { contentSecurityPolicy } from './security-headers.ts';

/** Where somebody pays with a provider, that provider's own script and pages, and nowhere else. */
function policyOf(path: string) {
  const policies = Object.values(providers).flatMap(({ isSetUp, policy }) => (isSetUp() ? (policy() ?? []) : []));
  return policies.find(({ pages }) => pages.test(path)) ?? nothingMore;
}

const walletsOf = (wallets: readonly string[]): string =>
  `camera=(), microphone=(), geolocation=(), payment=(${['self', ...wallets.map((source) => `"${source}"`)].join(' ')})`;

/**
 * Pages that are rendered for one person: only the inline scripts that carry this answer's nonce may run. Next puts it
 * on its own scripts when it finds it in the request's policy. Pages that are kept name hashes instead
 * (`page-cache/own-inlines.ts`).
 */
export function withNonce(pages: Handle): Handle {
  return (request, response) => {
    const nonce = newNonce();
    const source = `'nonce-${nonce}'`;
    const others = policyOf(request.url ?? '');
    const policy = contentSecurityPolicy({ scripts: [source], styles: [source] }, others);
    request.headers['content-security-policy'] = policy;
    request.headers[nonceHeader] = nonce;
    response.setHeader('content-security-policy', policy);
    if (others.wallets.length > 0) response.setHeader('permissions-policy', walletsOf(others.wallets));
    return pages(request, response);
  };
}
