/**
 * A process that reads in the files that wait in a test's database until it is killed:
 * `node die-while-importing.mjs <database url> <data folder>`
 */

import { setSettings } from '#server/config/settings.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { readImports } from '../catalogue/import/run-import.ts';
import { connectDatabase } from '../engine/database/database.ts';
import { claimAs } from '../engine/work/claims.ts';
import { testSettings } from './settings.ts';

const [url = '', folder = ''] = process.argv.slice(2);
setSettings({ ...testSettings(), DATA_DIR: folder, DATABASE_URL: url });
await connectDatabase(url);
const register = new ProcessRegister();
await register.enter();
claimAs(register.id);
for (;;) await readImports.run();
