import { settings } from '#server/settings.ts';

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
export function securityHeaders(): Record<string, string> {
  const https = settings().PUBLIC_URL?.startsWith('https:');
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    'content-security-policy': contentSecurityPolicy(),
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
