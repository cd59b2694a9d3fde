import { describe, expect, test } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { actorOf, requireAccount } from '#server/session/actor.ts';
import { signIn } from '#server/session/sign-in/sign-in.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aLot } from '#server/testing/lots.ts';
import { anOrderOf } from '#server/testing/order-factories.ts';
import { anAccount, aVisitor, password, taking } from '#server/testing/visitors.ts';
import { askForSignInMail } from './ask-for-sign-in-mail.ts';
import { signInByMail } from './sign-in-by-mail.ts';

testDatabase();

async function mailFor(email: string) {
  const asked = await askForSignInMail({ email }, aVisitor());
  if (!asked.ok) throw new Error(asked.refusal.message);
  const { text } = await database().email.findFirstOrThrow({
    where: { recipient: email, subject: 'Sign in to the shop' },
    orderBy: { id: 'desc' },
  });
  return { page: asked.value, figures: /\d{3} \d{3}/.exec(text)?.[0] ?? '', link: /key=(\w+)/.exec(text)?.[1] ?? '' };
}
async function personBy(key: string, headers = aVisitor()) {
  const signed = await signInByMail({ key }, headers);
  if (!signed.ok) throw new Error(signed.refusal.message);
  return requireAccount(await actorOf(taking(headers, signed.value.cookies)));
}

describe('an account that was never confirmed', () => {
  test('becomes theirs who signs in by mail, with its orders and bag, and no second one is made', async () => {
    const { account, email } = await anAccount();
    const { sku } = await aProduct({ onHand: 3 });
    await addToBag(account.personId, { sku, quantity: 1 });
    const publicId = await anOrderOf(account.personId);
    const { personId, email: own } = await personBy((await mailFor(email)).link);
    expect(own).toBe(email);
    expect(personId).toBe(account.personId);
    expect(await database().bagLine.count({ where: { personId } })).toBe(1);
    expect(await database().order.findUniqueOrThrow({ where: { publicId } })).toMatchObject({ personId });
    expect(await database().user.count({ where: { OR: [{ email }, { claimedEmail: email }] } })).toBe(1);
    expect(await database().email.count({ where: { recipient: email, subject: { contains: 'is yours now' } } })).toBe(
      1,
    );
  });

  test('is the buyer’s, whoever else opened one with that address before or after them; theirs brings nothing along', async () => {
    const [first, own, last] = [await anAccount(), await anAccount(), await anAccount()];
    for (const { account } of [first, last]) {
      await database().user.updateMany({
        where: { person: { id: account.personId } },
        data: { claimedEmail: own.email },
      });
    }
    const { sku } = await aProduct({ onHand: 3 });
    await addToBag(last.account.personId, { sku, quantity: 1 });
    await anOrderOf(own.account.personId);
    const { personId } = await personBy((await mailFor(own.email)).link);
    expect(personId).toBe(own.account.personId);
    expect(await database().bagLine.count({ where: { personId } })).toBe(0);
    expect((await actorOf(last.headers)).kind).toBe('person');
  });

  test('keeps no way in for whoever opened it: password, session, passkey, codes, card, address, browser, shared list', async () => {
    const { account, email, headers: stranger } = await anAccount();
    const { personId } = account;
    const { userId } = await database().person.findUniqueOrThrow({ where: { id: personId } });
    await database().passkey.create({
      data: {
        ...{ id: `pk-${personId}`, userId: userId ?? '', publicKey: 'k', credentialID: `c-${personId}`, counter: 0 },
        ...{ deviceType: 'singleDevice', backedUp: false },
      },
    });
    await database().paymentMethod.create({
      data: { personId, provider: 'test', token: 'tok_visa', label: 'Test card' },
    });
    await database().wishList.create({ data: { personId, code: `code-${personId}` } });
    await personBy((await mailFor(email)).link);
    expect((await actorOf(stranger)).kind).toBe('nobody');
    expect(await signIn({ email, password }, aVisitor())).toMatchObject({ ok: false });
    const theirs = { where: { personId } };
    const left = await Promise.all([
      database().passkey.count({ where: { userId: userId ?? '' } }),
      database().account.count({ where: { userId: userId ?? '', password: { not: null } } }),
      database().paymentMethod.count(theirs),
      database().wishList.count(theirs),
    ]);
    expect(left).toEqual([0, 0, 0, 0]);
  });

  test('stays as it is for wrong figures, and whoever is signed in to it here keeps their password', async () => {
    const { account, email, headers } = await anAccount();
    const { page, figures, link } = await mailFor(email);
    const wrong = figures === '111 111' ? '222 222' : '111 111';
    expect(await signInByMail({ key: page, figures: wrong }, aVisitor())).toMatchObject({ ok: false });
    expect((await actorOf(headers)).kind).toBe('person');
    expect(await database().user.count({ where: { email } })).toBe(0);
    expect((await personBy(link, headers)).personId).toBe(account.personId);
    expect(await signIn({ email, password }, aVisitor())).toMatchObject({ ok: true });
  });

  test('that has bid binds nobody else: who signs in by mail gets an account of their own', async () => {
    const { account, email } = await anAccount();
    const auctionId = await aLot();
    await database().lotBidder.create({
      data: { auctionId, personId: account.personId, paddle: 7, maxAmount: 12_000 },
    });
    expect((await personBy((await mailFor(email)).link)).personId).not.toBe(account.personId);
    expect((await signIn({ email, password }, aVisitor())).ok).toBe(true);
  });

  test('is one person’s alone when two sign in at once', async () => {
    const { account, email } = await anAccount();
    const { link } = await mailFor(email);
    const tried = await Promise.all([signInByMail({ key: link }, aVisitor()), signInByMail({ key: link }, aVisitor())]);
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().user.count({ where: { email } })).toBe(1);
    expect(await database().person.findFirst({ where: { user: { email } } })).toMatchObject({ id: account.personId });
  });
});
