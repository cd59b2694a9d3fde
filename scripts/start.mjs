// `npm start`: the shop, built for production. Says what takes its time; a second start skips it.
import { register } from 'tsx/esm/api';
import { loadEnvFile } from './load-env-file.mjs';

process.env.NODE_ENV = 'production';
// What a library will no longer do in its next version is not for whoever runs a shop.
process.noDeprecation = true;
loadEnvFile();
// Only what is asked before there is a build comes from the sources.
const unregister = register();
const { endWithNpm } = await import('./end-with-npm.mjs');
endWithNpm();
const { checkBeforeStart } = await import('../server/start/check-before-start.ts');
await checkBeforeStart();
await unregister();
const { ensureBuilt } = await import('./ensure-built.mjs');
ensureBuilt();
process.setSourceMapsEnabled(true);
await import('../.next/shop/server/index.mjs');
