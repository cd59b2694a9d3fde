// `npm run doctor`: what the shop needs before it sells, by the same environment as `npm start`.
import { register } from 'tsx/esm/api';
import { loadEnvFile } from './load-env-file.mjs';

process.env.NODE_ENV ??= 'production';
process.env.LOG_LEVEL ??= 'error';
process.noDeprecation = true;
loadEnvFile();
register();
const { doctor } = await import('../server/go-live/doctor.ts');
process.exit(await doctor((line) => process.stdout.write(`${line}\n`)));
