import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * Programs of ours as a few files of JavaScript: from some six hundred sources each start takes four seconds of a
 * processor longer. `server/index` becomes `<folder>/server/index.mjs`; what was in the folder goes.
 * @param {string[]} programs
 * @param {string} folder inside the repository: packages are found from there
 */
export async function buildPrograms(programs, folder) {
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
    plugins: [packagesStayOutside],
  });
}

/** The pages import some of the same packages, and share their one copy with the server. */
const packagesStayOutside = {
  name: 'packages stay outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return null;
      // What esbuild writes for an older Node has lost the word that a file is JSON.
      return path.endsWith('.json') ? { path: require.resolve(path) } : { path, external: true };
    });
  },
};
