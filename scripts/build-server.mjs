// The server and its programs as a few files of JavaScript: from some six hundred sources a start takes four seconds of a
// processor longer. Runs after `next build`, which empties the folder.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const programs = ['server/index', 'server/main', 'server/renderer', 'scripts/demo-crowd', 'scripts/encode-photographs'];

const folder = '.next/shop';

rmSync(folder, { recursive: true, force: true });
await build({
  entryPoints: programs.map((program) => `${program}.ts`),
  outdir: folder,
  outbase: '.',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  keepNames: true,
  logLevel: 'warning',
  plugins: [
    {
      // The pages import some of the same packages, and share their one copy with the server.
      name: 'packages stay outside',
      setup({ onResolve }) {
        onResolve({ filter: /^[^./#]/ }, ({ path, kind }) => {
          if (kind === 'entry-point') return null;
          // Node wants to be told that a file is JSON, in words that TypeScript's bundler mode doesn't ask for.
          return path.endsWith('.json') ? { path: require.resolve(path) } : { path, external: true };
        });
      },
    },
  ],
});
