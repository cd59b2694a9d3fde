// `npm run dev`: pages reload as you type; a change of the server's own files starts it again.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { loadEnvFile } from './load-env-file.mjs';

loadEnvFile();
spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
// Of the pages' own files, what the server reads: how each page is kept.
const kept = readdirSync('app', { recursive: true }).filter((file) => /(^|[\\/])kept(-pages)?\.ts$/.test(file));
const sources = ['server', 'contract', 'domain', 'prisma/seed', ...kept.map((file) => `app/${file}`)];
const watched = sources.map((path) => `--watch-path=${path}`);
const server = spawn(process.execPath, [...watched, '--watch-preserve-output', '--import', 'tsx', 'server/index.ts'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'development' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
