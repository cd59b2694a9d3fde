import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { database } from '#server/engine/database/database.ts';
import { writeRows } from '#server/engine/database/statement.ts';
import { demoPassword, demoPeople } from './demo-people.ts';

export const demoMerchantEmail = demoPeople[3].email;

/** Sets the demo merchant's password; a changed one ends their sessions. Safe to repeat. */
export async function setDemoMerchantPassword(password: string = demoPassword): Promise<void> {
  const account = await database().account.findFirst({
    where: { providerId: 'credential', user: { email: demoMerchantEmail } },
    select: { id: true, userId: true, password: true },
  });
  if (!account?.password || (await verifyPassword({ hash: account.password, password }))) return;
  await database().account.update({ where: { id: account.id }, data: { password: await hashPassword(password) } });
  await writeRows`DELETE FROM session WHERE user_id = ${account.userId}`;
}
