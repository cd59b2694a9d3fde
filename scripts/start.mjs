// `npm start`: the shop, built for production. Says what takes its time; a second start skips it.
import { register } from 'tsx/esm/api';

process.env.NODE_ENV = 'production';
// What a library will no longer do in its next version is not for whoever runs a shop.
process.noDeprecation = true;
register();
const { endWithNpm } = await import('./end-with-npm.mjs');
endWithNpm();
const { checkBeforeStart } = await import('../server/check-before-start.ts');
await checkBeforeStart();
const { ensureBuilt } = await import('./ensure-built.mjs');
ensureBuilt();
await import('../server/index.ts');
