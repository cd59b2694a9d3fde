import type { ServerResponse } from 'node:http';

/**
 * What a page may load and run.
 *
 * @param scripts the hashes of its inline scripts, where its bytes are known; else any inline script
 */
export function contentSecurityPolicy(scripts: readonly string[] = ["'unsafe-inline'"]): string {
  const evaluating = process.env.NODE_ENV === 'development' ? ["'unsafe-eval'"] : [];
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    ["script-src 'self'", ...scripts, ...evaluating].join(' '),
    "connect-src 'self' ws: wss:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers that every answer of the shop carries. */
export function setSecurityHeaders(response: ServerResponse, { https }: { https: boolean }): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('content-security-policy', contentSecurityPolicy());
  if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}
