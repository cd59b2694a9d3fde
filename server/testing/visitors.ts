import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { actorOf, type PersonActor, requireAccount, requirePerson } from '#server/session/actor.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { confirmAddress } from '#server/session/address/confirm-address.ts';
import { confirmKey } from '#server/session/address/confirm-link.ts';
import { becomeGuest } from '#server/session/guest/become-guest.ts';
import { register } from '#server/session/sign-in/register.ts';

export const password = 'a-good-password';
let visitors = 0;
// Each visitor has an address of their own: the rate limit counts by it.
export const aVisitor = () => new Headers({ host: '127.0.0.1:0', 'x-client-address': `10.0.0.${++visitors}` });

/** The visitor's headers once their browser has taken these cookies. */
export function taking(headers: Headers, setCookies: string[]): Headers {
  const cookies = new Map(
    (headers.get('cookie') ?? '')
      .split('; ')
      .filter(Boolean)
      .map((pair) => pair.split(/=(.*)/s) as [string, string]),
  );
  for (const line of setCookies) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    if (/max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
  const taken = new Headers(headers);
  taken.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
  return taken;
}

export async function aGuest(): Promise<{ guest: PersonActor; headers: Headers }> {
  const headers = aVisitor();
  const made = await becomeGuest(headers);
  const cookies = made.headers.filter(([name]) => name === 'set-cookie').map(([, line]) => line);
  return { guest: requirePerson(made.actor), headers: taking(headers, cookies) };
}

export async function anAccount(): Promise<{ account: PersonActor; email: string; headers: Headers }> {
  const email = `${randomUUID()}@example.com`;
  const headers = aVisitor();
  const opened = await register({ name: 'Maud', email, password }, headers);
  if (!opened.ok) throw new Error(opened.refusal.message);
  const inside = taking(headers, opened.value);
  const account = requireAccount(await actorOf(inside));
  // The mail is written after the answer.
  await expect.poll(() => mailsTo(email)).not.toEqual([]);
  return { account, email, headers: inside };
}

/** The account once its owner has confirmed the address. */
export async function confirmed<T extends { account: PersonActor; email: string; headers: Headers }>(
  opened: T,
): Promise<T> {
  const { account, email, headers } = opened;
  const {
    claims: [claim],
  } = await accountsAt(email);
  await confirmAddress(
    { key: confirmKey(claim?.userId ?? '', email, Date.now()) },
    { personId: account.personId, headers },
  );
  return opened;
}

export const mailsTo = async (recipient: string) =>
  (await database().email.findMany({ where: { recipient } })).map(({ subject }) => subject);
