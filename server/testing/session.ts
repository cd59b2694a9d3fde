import { randomUUID } from 'node:crypto';
import { database } from '../database/database.ts';
import { auth } from '../session/auth.ts';

/** A browser's session: the cookie of someone who has just registered. */
export async function aSession(role: 'shopper' | 'merchant'): Promise<{
  cookie: string;
  email: string;
  personId: string;
}> {
  const email = `${role}-${randomUUID()}@example.com`;
  const { headers, response } = await auth().api.signUpEmail({
    body: { email, name: `A ${role}`, password: 'correct horse battery' },
    returnHeaders: true,
  });
  const { id: personId } = await database().person.create({
    data: { userId: response.user.id, kind: 'account', readyToBidAt: new Date() },
  });
  if (role === 'merchant') await database().user.update({ where: { email }, data: { role } });
  return { cookie: cookieOf(headers), email, personId };
}

/** The session of an account that may bid, made without signing up: a hundred passwords take a minute to hash. */
export async function aBidderSession(): Promise<{ cookie: string; personId: string }> {
  const { headers, response } = await auth().api.signInAnonymous({ headers: new Headers(), returnHeaders: true });
  const userId = response?.user.id ?? '';
  await database().user.update({ where: { id: userId }, data: { isAnonymous: false } });
  const { id: personId } = await database().person.create({
    data: { userId, kind: 'account', readyToBidAt: new Date() },
  });
  return { cookie: cookieOf(headers), personId };
}

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
