import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAddress } from '#server/testing/order-factories.ts';
import { receive, stripeShop } from '#server/testing/stripe/stripe-shop.ts';
import { readDetailsOnFile } from './details-on-file.ts';
import { keepBiddingDetails, keepCardOfSetup } from './keep-bidding-details.ts';

testDatabase();
const { stripe } = stripeShop();

const aNewcomer = async () => (await database().person.create({ data: { kind: 'account' } })).id;
const isReady = async (id: string) =>
  (await database().person.findUniqueOrThrow({ where: { id } })).readyToBidAt !== null;

async function aSetup(personId: string): Promise<string> {
  const asked = await keepBiddingDetails(personId, { ...anAddress, token: 'in_browser' });
  if (!asked.ok) throw new Error(asked.refusal.message);
  expect(asked.value).toMatchObject({ readyToBid: false, client: { provider: 'stripe' } });
  return asked.value.client?.intent ?? '';
}

it('a card that was given to Stripe is kept, charges nothing, and lets its person bid', async () => {
  const person = await aNewcomer();
  const setup = await aSetup(person);
  expect(await keepCardOfSetup(person, setup)).toBe(false);
  expect(await isReady(person)).toBe(false);
  stripe().pay(setup);
  expect(await keepCardOfSetup(person, setup)).toBe(true);
  expect(await keepCardOfSetup(person, setup)).toBe(true);
  expect(await isReady(person)).toBe(true);
  expect(await readDetailsOnFile(person)).toMatchObject({ address: { city: 'Lyon' }, cardLabel: 'Visa ending 4242' });
  expect(stripe().books.intent(setup)).toMatchObject({ object: 'setup_intent', latest_charge: null });
});

it('another person’s card is never kept', async () => {
  const [person, thief] = [await aNewcomer(), await aNewcomer()];
  const setup = await aSetup(person);
  stripe().pay(setup);
  expect(await keepCardOfSetup(thief, setup)).toBe(false);
  expect(await database().paymentMethod.count({ where: { personId: thief } })).toBe(0);
});

it('who replaces a card stays the same customer at Stripe', async () => {
  const person = await aNewcomer();
  const customers = new Set<string | null>();
  for (const card of ['pm_card_visa', 'pm_card_mastercard']) {
    const setup = await aSetup(person);
    stripe().pay(setup, card);
    await keepCardOfSetup(person, setup);
    customers.add(stripe().books.intent(setup).customer);
  }
  expect(customers.size).toBe(1);
  expect(await readDetailsOnFile(person)).toMatchObject({ cardLabel: 'Mastercard ending 4444' });
});

it('a test card is not kept beside Stripe', async () => {
  const kept = await keepBiddingDetails(await aNewcomer(), { ...anAddress, token: 'tok_visa' });
  expect(kept).toMatchObject({ ok: false, refusal: { code: 'invalid', field: 'token' } });
});

describe('Stripe’s own word of a card', () => {
  const wordOf = (setup: string) => {
    const event = stripe().books.events.find(
      ({ type, data }) => type === 'setup_intent.succeeded' && (data.object as { id: string }).id === setup,
    );
    if (!event) throw new Error('Stripe says nothing of it.');
    return event;
  };
  const cardOf = async (personId: string) =>
    (await database().paymentMethod.findUnique({ where: { personId } }))?.label ?? null;

  it('keeps it where the browser never came back, however often it is told', async () => {
    const person = await aNewcomer();
    const setup = await aSetup(person);
    stripe().pay(setup);
    const told = await Promise.all([receive(wordOf(setup)), receive(wordOf(setup))]);
    expect([...told, await receive(wordOf(setup))]).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await cardOf(person)).toBe('Visa ending 4242');
    expect(await isReady(person)).toBe(true);
  });

  it('that comes late leaves a card that was given after it', async () => {
    const person = await aNewcomer();
    const [first, second] = [await aSetup(person), await aSetup(person)];
    stripe().pay(first);
    stripe().pay(second, 'pm_card_mastercard');
    await keepCardOfSetup(person, second);
    await receive(wordOf(first));
    expect(await cardOf(person)).toBe('Mastercard ending 4444');
  });

  it('of a card that was refused keeps nothing', async () => {
    const person = await aNewcomer();
    const setup = await aSetup(person);
    stripe().pay(setup, 'pm_card_visa_chargeDeclined');
    for (const event of stripe().books.events.filter(({ type }) => type.startsWith('setup_intent.')))
      await receive(event);
    expect(await cardOf(person)).toBeNull();
  });

  it('keeps no card of somebody who has left', async () => {
    const person = await aNewcomer();
    const setup = await aSetup(person);
    stripe().pay(setup);
    await database().person.update({ where: { id: person }, data: { kind: 'deleted' } });
    expect(await receive(wordOf(setup))).toMatchObject({ ok: true });
    expect(await cardOf(person)).toBeNull();
  });
});
