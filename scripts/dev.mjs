// `npm run dev`: pages reload as you type; a change of the server's own files starts it again.
import { spawn, spawnSync } from 'node:child_process';

spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
const watched = ['server', 'contract', 'domain', 'prisma/seed'].map((folder) => `--watch-path=${folder}`);
const server = spawn(process.execPath, [...watched, '--watch-preserve-output', '--import', 'tsx', 'server/index.ts'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'development' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
