import { randomUUID } from 'node:crypto';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { database } from '../engine/database/database.ts';
import { auth } from '../session/auth.ts';

/** What is kept of the password `correct horse battery`, which everybody here has: making it anew takes 0.1 s of a processor. */
const keptPassword =
  '0c92135f9334c826990037b495037904:' +
  '278ba807cb1e22aafea46c5480a1c352665b8618a61af379f6e12fa714c5046eb0e4d27672149cf21baf4b544bec20131d67152a463918226d0b0d9f16de51e9';

/** A browser's session: the cookie of someone who has just registered. */
export async function aSession(role: StaffRole | 'shopper'): Promise<{
  cookie: string;
  email: string;
  personId: string;
}> {
  const { cookie, userId, personId } = await anAccount();
  const email = `${role}-${randomUUID()}@example.com`;
  await database().$transaction(async (tx) => {
    const roles = role === 'shopper' ? [] : [role];
    await tx.user.update({ where: { id: userId }, data: { email, name: `A ${role}`, roles } });
    // They were hired before they came: what is open next isn't closed by the news of it.
    await tx.$executeRaw`
      DELETE FROM "change" WHERE topic IN (SELECT 'ended-session:' || id FROM session WHERE user_id = ${userId})`;
  });
  await database().account.create({
    data: { id: randomUUID(), providerId: 'credential', accountId: userId, userId, password: keptPassword },
  });
  return { cookie, email, personId };
}

/** The session of an account that may bid, without a password. */
export async function aBidderSession(): Promise<{ cookie: string; personId: string }> {
  const { cookie, personId } = await anAccount();
  return { cookie, personId };
}

async function anAccount(): Promise<{ cookie: string; userId: string; personId: string }> {
  const { headers, response } = await auth().api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
  const userId = response?.user.id ?? '';
  await database().user.update({ where: { id: userId }, data: { isAnonymous: false } });
  const { id: personId } = await database().person.create({
    data: { userId, kind: 'account', readyToBidAt: new Date() },
  });
  return { cookie: cookieOf(headers), userId, personId };
}

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
