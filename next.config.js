import { existsSync } from 'node:fs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // What Next serves ends in .tsx (the bare page that ours are measured against, in .jsx). The API is
  // the shop's own server's (server/api).
  pageExtensions: ['tsx', 'jsx'],
  // Kept out of Next's bundles: the custom server and the pages must share one copy of these.
  serverExternalPackages: [
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@electric-sql/pglite',
    'pino',
    'prom-client',
    'sharp',
    'pdfkit',
    'better-auth',
  ],
  // The server compresses by itself, and answers with its own security headers.
  devIndicators: false,
  // The shop sizes its photographs itself (server/photograph).
  images: { unoptimized: true },
  experimental: {
    // A page that was fetched ahead of a click is used for half a minute; the store knows what changed since.
    staleTimes: { static: 30 },
    // Where no page is rendered ahead, none is loaded ahead either: that takes a sixth of a start.
    preloadEntriesOnStart: process.env.WORK_AHEAD !== '0',
    // Writing it takes a fifth of a build, and most shops are built once from new.
    turbopackFileSystemCacheForBuild: existsSync('.next'),
  },
  // Everybody gets the title in the head, not streamed after it: pages are captured whole anyway.
  htmlLimitedBots: /.*/,
  // A font's address names its content.
  headers: async () => [
    { source: '/fonts/:file*', headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }] },
  ],
  // `npm test` checks the types; a shop that starts need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
