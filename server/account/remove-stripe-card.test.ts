import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { forgetOutbox } from '#server/payment/stripe/cards-to-forget.ts';
import { testDatabase } from '#server/testing/database.ts';
import { stripeShop } from '#server/testing/stripe/stripe-shop.ts';
import { removeCard } from './remove-card.ts';

testDatabase();
const { stripe } = stripeShop();

async function aCardOnFile(): Promise<{ personId: string; token: string }> {
  const { books } = stripe();
  const { id: token } = books.keepMethod('pm_card_visa', books.createCustomer());
  const { id: personId } = await database().person.create({ data: { kind: 'account' } });
  await database().paymentMethod.create({
    data: { personId, provider: 'stripe', token, label: 'Visa ending 4242' },
  });
  await database().person.update({ where: { id: personId }, data: { readyToBidAt: new Date() } });
  return { personId, token };
}
const owed = (token: string) => database().cardToForget.findUnique({ where: { token } });

test('a card that is removed is forgotten by Stripe, also if Stripe wasn’t reached at first', async () => {
  const { personId, token } = await aCardOnFile();
  expect(await removeCard(personId)).toMatchObject({ ok: true });
  expect(await database().person.findUnique({ where: { id: personId } })).toMatchObject({ readyToBidAt: null });
  expect(await owed(token)).toMatchObject({ attempts: 0 });
  stripe().fate = () => 'cut';
  await forgetOutbox.workOff().finally(() => {
    stripe().fate = () => 'answered';
  });
  expect(stripe().books.method(token).customer).not.toBeNull();
  expect(await owed(token)).toMatchObject({ attempts: 1 });
  await database().$executeRaw`UPDATE card_to_forget SET due_at = clock_timestamp() WHERE token = ${token}`;
  await forgetOutbox.workOff();
  expect(stripe().books.method(token).customer).toBeNull();
  expect(await owed(token)).toBeNull();
}, 20_000);

test('one that Stripe knows no more is owed no more', async () => {
  const { personId, token } = await aCardOnFile();
  stripe().books.methods.delete(token);
  await removeCard(personId);
  await forgetOutbox.workOff();
  expect(await owed(token)).toBeNull();
});
