/**
 * A process that sends the due mail of a test's database and dies while it does, as by a power cut:
 * `node die-while-mailing.mjs <database url> <data folder> before|after`, by when it dies
 * around handing a mail over.
 */

import { setSettings } from '#server/config/settings.ts';
import { ProcessRegister } from '#server/engine/live/changes/process-register.ts';
import { connectDatabase } from '../engine/database/database.ts';
import { claimAs } from '../engine/work/claims.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { sendDueMail } from '../mail/send-due-email.ts';
import { testSettings } from './settings.ts';

const [url = '', folder = '', moment] = process.argv.slice(2);
setSettings({ ...testSettings(), DATA_DIR: folder });
await connectDatabase(url);
const register = new ProcessRegister();
await register.enter();
claimAs(register.id);
await sendDueMail(async (mail) => {
  if (moment === 'after') await deliverMail(mail);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
});
