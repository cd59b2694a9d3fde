import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { deskGiftCardRoutes } from './desk-gift-card-routes.ts';
import { listGiftCards, readGiftCardById } from './gift-cards-view.ts';
import { newGiftCardCookieName } from './new-gift-card-cookie.ts';
import { readGiftCard } from './read-gift-card.ts';

testDatabase();

const issue = handlerOf(deskGiftCardRoutes, 'POST /desk/gift-cards');

let merchant: string;
let shopper: Awaited<ReturnType<typeof aSession>>;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
  shopper = await aSession('shopper');
});

const shop = 'http://shop.test';
async function press(fields: Record<string, string>) {
  const answer = await issue(
    new Request(`${shop}/api/desk/gift-cards`, {
      method: 'POST',
      headers: {
        ...{ host: 'shop.test', origin: shop, cookie: merchant, referer: `${shop}/desk/gift-cards` },
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(fields).toString(),
    }),
  );
  const { searchParams } = new URL(answer.headers.get('location') ?? '', shop);
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(newGiftCardCookieName));
  return {
    problem: searchParams.get('problem'),
    field: searchParams.get('field'),
    code: cookie?.split('=')[1]?.split(';')[0] ?? null,
  };
}
const aKey = () => randomUUID();

describe('the desk’s form for gift cards', () => {
  it('issues a card whose code is told once and works', async () => {
    const { code } = await press({ amount: '50.50', issueKey: aKey() });
    expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$/);
    expect(await readGiftCard(code ?? '')).toMatchObject({ balanceAmount: 5_050, currency: 'EUR', expiresAt: null });
    const [listed] = (await listGiftCards()).items;
    expect(listed).toMatchObject({ ending: code?.slice(-4), balanceAmount: 5_050, issuedAmount: 5_050, owner: null });
    const known = await readGiftCardById(listed?.id ?? '');
    expect(known?.entries).toMatchObject([{ kind: 'issue', amount: 5_050, order: null }]);
    expect(JSON.stringify(known)).not.toContain(code?.slice(0, 14));
  });

  it('is one card however often it is pressed at once', async () => {
    const fields = { amount: '10', issueKey: aKey() };
    const before = await database().giftCard.count();
    const codes = (await Promise.all([press(fields), press(fields), press(fields)])).map(({ code }) => code);
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).not.toBeNull();
    expect(await database().giftCard.count()).toBe(before + 1);
    expect(await readGiftCard(codes[0] ?? '')).toMatchObject({ balanceAmount: 1_000 });
    expect(await press({ ...fields, amount: '20' })).toMatchObject({ problem: 'gift_card_issued', code: null });
  });

  it('says which field is wrong, and issues nothing', async () => {
    const before = await database().giftCard.count();
    expect(await press({ issueKey: aKey() })).toMatchObject({ field: 'amount', code: null });
    expect(await press({ amount: '0', issueKey: aKey() })).toMatchObject({ field: 'amount', code: null });
    expect(await press({ amount: '1', expiresAt: '2020-01-01T00:00', issueKey: aKey() })).toMatchObject({
      field: 'expiresAt',
    });
    expect(await press({ amount: '1', email: 'nobody@example.test', issueKey: aKey() })).toMatchObject({
      field: 'email',
    });
    expect(await database().giftCard.count()).toBe(before);
  });

  it('gives an account store credit', async () => {
    const person = await database().person.findUniqueOrThrow({
      where: { id: shopper.personId },
      include: { user: true },
    });
    await press({ amount: '5', email: person.user?.email.toUpperCase() ?? '', issueKey: aKey() });
    const [card] = (await listGiftCards()).items;
    expect(card?.owner).toBe(person.user?.email);
    const [next] = (await listGiftCards(card?.id)).items;
    expect(next?.id).not.toBe(card?.id);
  });
});
