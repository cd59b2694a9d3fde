import type { MetadataRoute } from 'next';

/** What is somebody's own, and what only acts, is for no search engine. */
export default function robots(): MetadataRoute.Robots {
  const disallow = [
    '/account',
    '/api/',
    '/bag',
    '/checkout',
    '/desk',
    '/orders/',
    '/register',
    '/sign-in',
    '/unsubscribe',
  ];
  return { rules: { userAgent: '*', allow: '/', disallow } };
}
