/**
 * A process that sends the due pushes of a test's database and dies while it does, as by a power cut:
 * `node die-while-pushing.mjs <database url> before|after`, by when it dies around handing a
 * push over.
 */

import { setSettings } from '#server/config/settings.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { connectDatabase } from '../engine/database/database.ts';
import { claimAs } from '../engine/work/claims.ts';
import { deliverPush } from '../push/deliver-push.ts';
import { sendDuePushes } from '../push/send-due-push.ts';
import { testSettings } from './settings.ts';

const [url = '', moment] = process.argv.slice(2);
setSettings(testSettings());
setSubjectsData(async () => (await import('#server/subjects.ts')).subjects);
await connectDatabase(url);
const register = new ProcessRegister();
await register.enter();
claimAs(register.id);
await sendDuePushes(async (push) => {
  if (moment === 'after') await deliverPush(push);
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
});
