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
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, email, personId };
}
