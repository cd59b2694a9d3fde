import { type Settings, settings } from '#server/config/settings.ts';
import { nothingMore, type PagePolicy } from '#server/payment/page-policy.ts';

/** Hashes of what stands in a page itself, or the nonce that it carries, as a policy names them. */
export interface InlineSources {
  scripts: readonly string[];
  styles: readonly string[];
}
const nothingInline: InlineSources = { scripts: [], styles: [] };

/**
 * What a page may load and run.
 *
 * @param inline which of its inline scripts and styles count; none by default, but in development
 * @param others what whoever is paid there needs of it
 */
export function contentSecurityPolicy(
  { scripts, styles }: InlineSources = nothingInline,
  others: Omit<PagePolicy, 'pages'> = nothingMore,
): string {
  const development = process.env.NODE_ENV === 'development';
  const evaluating = development ? ["'unsafe-eval'", ...(scripts.length === 0 ? ["'unsafe-inline'"] : [])] : [];
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    ["style-src 'self'", ...(development ? ["'unsafe-inline'"] : styles)].join(' '),
    // Widths and places along a scale are rendered as attributes. Nothing can be selected, fetched from elsewhere or run by one.
    "style-src-attr 'unsafe-inline'",
    ["script-src 'self'", ...others.script, ...scripts, ...evaluating].join(' '),
    ["connect-src 'self'", ...others.connect, ...ownSockets()].join(' '),
    ...(others.frame.length > 0 ? [['frame-src', ...others.frame].join(' ')] : []),
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    ["form-action 'self'", ...others.leadsTo].join(' '),
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Where the shop's own sockets are: what runs in a page can tell nobody else anything. Named beside 'self', which not
 * every browser takes for sockets too.
 */
function ownSockets(): string[] {
  const { PUBLIC_URL, localUrl } = settings();
  if (PUBLIC_URL) return [new URL(PUBLIC_URL).origin.replace(/^http/, 'ws')];
  const { port } = new URL(localUrl);
  return ['localhost', '127.0.0.1'].map((host) => `ws://${host}${port ? `:${port}` : ''}`);
}

let made: { of: Settings; headers: Readonly<Record<string, string>> } | undefined;

/** Headers that every answer of the shop carries. */
export function securityHeaders(): Readonly<Record<string, string>> {
  const of = settings();
  // Every request asks for them, and two addresses are parsed for them.
  if (made?.of !== of) made = { of, headers: headersFor(of) };
  return made.headers;
}

function headersFor({ PUBLIC_URL }: Settings): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': contentSecurityPolicy(),
    ...(PUBLIC_URL?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
