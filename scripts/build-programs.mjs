import { rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Packages that are loaded from `node_modules` when a program runs. */
const outside = [
  // The pages load these from there too: a process has one copy.
  'next',
  'react',
  'react-dom',
  'pg',
  '@prisma/client',
  '@prisma/adapter-pg',
  'pino',
  'prom-client',
  'sharp',
  // They look for files of their own beside them.
  '@electric-sql/pglite',
  '@electric-sql/pglite-socket',
  'pdfkit',
  'esbuild',
  'tsx',
  // They tell their classes apart by name, and a bundle renames classes.
  '@simplewebauthn/server',
  'web-push',
];

/**
 * Programs of ours as a few files of JavaScript: from six hundred sources, and from eighteen hundred files of
 * packages, each start takes longer. `server/index` becomes `<folder>/server/index.mjs`; what was in the folder goes.
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
    // `keepNames` names each function anew whenever it is made: a tenth of a start.
    keepNames: false,
    logLevel: 'warning',
    // Packages that are CommonJS ask Node for its own modules.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [somePackagesStayOutside],
  });
}

const somePackagesStayOutside = {
  name: 'some packages stay outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind, importer }) => {
      // What ours load when it is first needed: CommonJS would lose the names of its exports.
      const isLater = kind === 'dynamic-import' && !importer.includes('/node_modules/');
      const isOutside = outside.some((name) => path === name || path.startsWith(`${name}/`));
      return isLater || isOutside ? { path, external: true } : null;
    });
  },
};
