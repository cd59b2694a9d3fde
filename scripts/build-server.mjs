// The server and the programs that it starts. Runs after `next build`, which empties `.next`.
import { buildPrograms } from './build-programs.mjs';

await buildPrograms(
  ['server/index', 'server/main', 'server/start/renderer', 'scripts/demo-crowd', 'scripts/encode-photographs'],
  '.next/shop',
);
