/** Whatever a guest has is their account's, by whatever way they sign in. What belongs to people is read from the schema. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { issueGiftCard } from '#server/gift-card/issue-gift-card.ts';
import { personalData } from '#server/retention/subjects-data.ts';
import { actorOf, type PersonActor, requireAccount } from '#server/session/actor.ts';
import { askForSignInMail } from '#server/session/by-mail/ask-for-sign-in-mail.ts';
import { signInByMail } from '#server/session/by-mail/sign-in-by-mail.ts';
import { addPasskey, beginPasskey } from '#server/session/passkey/add-passkey.ts';
import { askForPasskey } from '#server/session/passkey/ask-for-passkey.ts';
import { signInByPasskey } from '#server/session/passkey/sign-in-by-passkey.ts';
import { register } from '#server/session/sign-in/register.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { anAuthenticator } from '#server/testing/authenticator.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anOrderOf } from '#server/testing/order-factories.ts';
import { aGuest, anAccount, aVisitor, confirmed, password, taking } from '#server/testing/visitors.ts';

const { url } = testDatabase();

type Give = (personId: string) => Promise<unknown>;
const somePiece = async () => {
  const { sku } = await aProduct({ onHand: 5 });
  return database().variant.findUniqueOrThrow({ where: { sku }, select: { id: true, productId: true, sku: true } });
};

/** Tables of which a guest can have rows, and how they come to one. */
const brought: Record<string, Give> = {
  bag_line: async (personId) => addToBag(personId, { sku: (await somePiece()).sku, quantity: 2 }),
  // The line above has one.
  reservation: async () => undefined,
  hold_clock: async (personId) =>
    database().holdClock.create({
      data: {
        personId,
        variantId: (await somePiece()).id,
        quantity: 1,
        turn: 1,
        endsAt: new Date(Date.now() + 600_000),
      },
    }),
  bag_code: (personId) => database().bagCode.create({ data: { personId, code: 'SPRING' } }),
  bag_gift_card: async (personId) => {
    await issueGiftCard({ amount: 5_000, currency: 'EUR' });
    const { id: cardId } = await database().giftCard.findFirstOrThrow({ orderBy: { id: 'desc' } });
    return database().bagGiftCard.create({ data: { personId, cardId } });
  },
  bag_choice: (personId) => database().bagChoice.create({ data: { personId, country: 'FR' } }),
  wish: async (personId) => database().wish.create({ data: { personId, productId: (await somePiece()).productId } }),
  wish_list: (personId) => database().wishList.create({ data: { personId, code: randomUUID(), title: 'Kitchen' } }),
  orders: anOrderOf,
  notice: (personId) =>
    database().notice.create({
      data: { personId, kind: 'order_shipped', key: randomUUID(), title: 'On its way', body: 'It left.', href: '/' },
    }),
  push_subscription: (personId) =>
    database().pushSubscription.create({
      data: { personId, endpoint: `https://push.example/${randomUUID()}`, p256dh: 'p', auth: 'a' },
    }),
};

async function ask<T>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url() });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** How many rows of each table a person has. */
async function rowsOf(personId: string): Promise<Record<string, number>> {
  const counts = Object.keys(brought).map(
    (table) => `SELECT '${table}' AS name, count(*)::int AS n FROM "${table}" WHERE person_id = $1`,
  );
  const rows = await ask<{ name: string; n: number }>(counts.join(' UNION ALL '), [personId]);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test('every table that belongs to a person either comes along or is an account’s alone', async () => {
  const tables = await ask<{ name: string }>(`
    SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'person'::regclass
    UNION SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'person_id' ORDER BY 1`);
  const accountsAlone = (await personalData()).flatMap(({ ofAccountsAlone = {} }) => Object.keys(ofAccountsAlone));
  const known = [...Object.keys(brought), ...accountsAlone].sort();
  expect(tables.map(({ name }) => name).sort()).toEqual(known);
});

interface Ready {
  email: string;
  device: ReturnType<typeof anAuthenticator>;
}

/** An account with a passkey, of a browser elsewhere. */
async function anAccountElsewhere(): Promise<Ready> {
  const { account, email, headers } = await confirmed(await anAccount());
  const device = anAuthenticator();
  await addKey(account, headers, device);
  return { email, device };
}

async function addKey(account: PersonActor, headers: Headers, device: Ready['device']) {
  const begun = await beginPasskey(account, headers);
  if (!begun.ok) throw new Error(begun.refusal.message);
  const passkey = device.make(begun.value.question.options);
  await addPasskey(account, { name: 'Phone', passkey }, taking(headers, begun.value.cookies));
}

async function byMail(email: string, headers: Headers) {
  await askForSignInMail({ email }, aVisitor());
  const { text } = await database().email.findFirstOrThrow({
    where: { recipient: email, subject: 'Sign in to the shop' },
    orderBy: { id: 'desc' },
  });
  const signed = await signInByMail({ key: /key=(\w+)/.exec(text)?.[1] ?? '' }, headers);
  return signed.ok ? signed.value.cookies : [];
}

async function byPasskey({ device }: Ready, headers: Headers) {
  const { question, cookies } = await askForPasskey(headers);
  const asked = taking(headers, cookies);
  const signed = await signInByPasskey(device.use(question.options), asked);
  return signed.ok ? signed.value.cookies : [];
}

const opened = async (headers: Headers) => {
  const done = await register({ name: 'Maud', email: `${randomUUID()}@example.com`, password }, headers);
  return done.ok ? done.value : [];
};

/** Each leads a guest's browser into an account. @returns the cookies that it is given */
const ways: Record<string, (headers: Headers, ready: Ready) => Promise<string[]>> = {
  'opening an account with a password': opened,
  'the password of an account': async (headers, { email }) => {
    const signed = await signIn({ email, password }, headers);
    return signed.ok ? signed.value.cookies : [];
  },
  'a mail, to a new account': (headers) => byMail(`${randomUUID()}@example.com`, headers),
  'a mail, to an account': (headers, { email }) => byMail(email, headers),
  'a passkey': (headers, ready) => byPasskey(ready, headers),
  'opening an account, adding a passkey and signing in with it': async (headers, { device: _, ...ready }) => {
    const device = anAuthenticator();
    const inside = taking(headers, await opened(headers));
    await addKey(requireAccount(await actorOf(inside)), inside, device);
    return byPasskey({ ...ready, device }, aVisitor());
  },
};

describe('a guest loses nothing by', () => {
  test.each(Object.keys(ways))('%s', async (way) => {
    const ready = await anAccountElsewhere();
    const { guest, headers } = await aGuest();
    for (const give of Object.values(brought)) await give(guest.personId);
    const before = await rowsOf(guest.personId);
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);

    const cookies = (await ways[way]?.(headers, ready)) ?? [];
    const { personId } = requireAccount(await actorOf(taking(headers, cookies)));
    expect(personId).not.toBe(guest.personId);
    expect(await rowsOf(personId)).toEqual(before);
    expect(Object.values(await rowsOf(guest.personId)).every((rows) => rows === 0)).toBe(true);
    expect(await bookProblems()).toEqual([]);
  });
});
