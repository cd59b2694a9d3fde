import { randomBytes } from 'node:crypto';
import type { Handle } from '#server/web/handle.ts';
import { contentSecurityPolicy } from './security-headers.ts';

/** Where the page's own layout reads it, for the inline script that it brings itself. */
export const nonceHeader = 'x-nonce';

/**
 * Pages that are rendered for one person: only the inline scripts that carry this answer's nonce may run. Next puts it
 * on its own scripts when it finds it in the request's policy. Pages that are kept name their scripts' hashes instead.
 */
export function withNonce(pages: Handle): Handle {
  return (request, response) => {
    const nonce = randomBytes(16).toString('base64');
    const policy = contentSecurityPolicy([`'nonce-${nonce}'`]);
    request.headers['content-security-policy'] = policy;
    request.headers[nonceHeader] = nonce;
    response.setHeader('content-security-policy', policy);
    return pages(request, response);
  };
}
