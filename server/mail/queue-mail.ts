import type { Tx } from '#server/database/database.ts';
import type { Mail } from './mail-page.ts';

/** Sends a mail if the caller's transaction commits. */
export async function queueMail(tx: Tx, recipient: string, mail: Mail): Promise<void> {
  await tx.email.create({ data: { recipient, ...mail } });
}
