// `npm start`: the shop, built for production. Says what takes its time; a second start skips it.
import { register } from 'tsx/esm/api';

process.env.NODE_ENV = 'production';
register();
const { checkBeforeStart } = await import('../server/check-before-start.ts');
await checkBeforeStart();
const { ensureBuilt } = await import('./ensure-built.mjs');
ensureBuilt();
await import('../server/index.ts');
