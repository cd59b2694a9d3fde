/** What is somebody's own, and what only acts, is for no search engine. */
const personal = [
  '/account',
  '/alerts',
  '/api/',
  '/auctions/*/bid',
  '/bag',
  '/checkout',
  '/confirm-address',
  '/desk',
  '/drops/*/ticket',
  '/failed',
  '/forgotten-password',
  '/new-password',
  '/orders/',
  '/questions',
  '/register',
  '/sign-in',
  '/unsubscribe',
  '/wish-list',
  '/wish-lists/',
  '/withdraw',
];

/** `robots.txt` by RFC 9309. @param origin without a slash at its end */
export const robotsText = (origin: string): string =>
  [
    'User-Agent: *',
    'Allow: /',
    ...personal.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
