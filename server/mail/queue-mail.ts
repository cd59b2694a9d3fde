import type { Tx } from '#server/engine/database/database.ts';
import type { Mail } from './mail-page.ts';

/** Sends a mail if the caller's transaction commits. @param dueAt not before; without, straight away */
export async function queueMail(tx: Tx, recipient: string, mail: Mail, dueAt?: Date): Promise<void> {
  await tx.email.create({ data: { recipient, ...mail, ...(dueAt ? { dueAt } : {}) } });
}
