import { describe, expect, test } from 'vitest';
import type { BiddingDetails } from '#contract/account/account.ts';
import { buyNow } from '#server/auction/bid/buy-now.ts';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { readCheckoutDefaults } from '#server/checkout/checkout-defaults.ts';
import { chosenMeans } from '#server/checkout/chosen-means.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { aKey, aLot, readLot } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { anAddress } from '#server/testing/order-factories.ts';
import { keepBiddingDetails } from './keep-bidding-details.ts';

testDatabase();

const aNewcomer = async () => (await database().person.create({ data: { kind: 'account' } })).id;
const details = (more: Partial<BiddingDetails> = {}): BiddingDetails => ({ ...anAddress, token: 'tok_visa', ...more });
const onFile = (id: string) =>
  database().person.findUniqueOrThrow({ where: { id }, include: { address: true, paymentMethod: true } });

describe('what must be on file before a bid', () => {
  test('a newcomer’s bid is refused and changes nothing (I8); with address and card it counts', async () => {
    const person = await aNewcomer();
    const auctionId = await aLot();
    const bid = { auctionId, maxAmount: 12_000, key: aKey() };
    expect(await placeBid(shopper(person), bid)).toMatchObject({
      ok: false,
      refusal: { code: 'bidder_not_ready', goTo: '/account/bidding' },
    });
    expect(await database().bid.count({ where: { auctionId } })).toBe(0);
    expect((await readLot(auctionId)).version).toBe(2); // as created

    expect(await keepBiddingDetails(person, details())).toMatchObject({ ok: true, value: { readyToBid: true } });
    expect((await readMeView(person))?.data.readyToBid).toBe(true);
    // The same key: a bid that was not judged leaves nothing that could be answered again.
    expect(await placeBid(shopper(person), bid)).toMatchObject({ ok: true, value: { outcome: 'leading' } });
  });

  test('buying outright needs the same', async () => {
    const auctionId = await aLot({ buyNowAmount: 50_000 });
    const person = await aNewcomer();
    expect(await buyNow(shopper(person), { auctionId, key: aKey() })).toMatchObject({
      ok: false,
      refusal: { code: 'bidder_not_ready' },
    });
    expect((await readLot(auctionId)).state).toBe('open');
  });

  test.each(['tok_declined', 'tok_insufficient_funds'] as const)(
    'a card like %s is refused at once, and nothing is kept (I8)',
    async (token) => {
      const person = await aNewcomer();
      expect(await keepBiddingDetails(person, details({ token }))).toMatchObject({
        ok: false,
        refusal: { code: 'payment_declined', field: 'token' },
      });
      expect(await onFile(person)).toMatchObject({ address: null, paymentMethod: null, readyToBidAt: null });
      expect(await database().testCharge.count()).toBe(0);
    },
  );

  test('“the card on file” needs one, and then stays while the address changes', async () => {
    const person = await aNewcomer();
    expect(await keepBiddingDetails(person, details({ token: 'on_file' }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'token' },
    });
    expect((await onFile(person)).readyToBidAt).toBeNull();
    await keepBiddingDetails(person, details());
    const { readyToBidAt } = await onFile(person);
    await keepBiddingDetails(person, details({ token: 'on_file', city: 'Paris', postalCode: '75011' }));
    expect(await onFile(person)).toMatchObject({
      readyToBidAt,
      address: { city: 'Paris' },
      paymentMethod: { token: 'tok_visa', label: 'Test card ending 4242' },
    });
  });

  test('a checkout starts with what is on file, and “the card on file” is the payer’s own (I7)', async () => {
    const [person, stranger] = [await aNewcomer(), await aNewcomer()];
    await keepBiddingDetails(person, details({ token: 'tok_slow' }));
    expect(await readCheckoutDefaults(shopper(person))).toMatchObject({
      ...anAddress,
      cardLabel: 'Test card ending 0077',
    });
    expect((await chosenMeans(shopper(person), 'on_file')).token).toBe('tok_slow');
    await expect(chosenMeans(shopper(stranger), 'on_file')).rejects.toMatchObject({ problem: { code: 'invalid' } });
    await expect(chosenMeans({ kind: 'nobody' }, 'on_file')).rejects.toThrow();
  });

  test('a card that another provider keeps is neither shown nor charged', async () => {
    const person = await aNewcomer();
    await keepBiddingDetails(person, details());
    await database().paymentMethod.update({ where: { personId: person }, data: { provider: 'former' } });
    expect(await readCheckoutDefaults(shopper(person))).not.toHaveProperty('cardLabel');
    await expect(chosenMeans(shopper(person), 'on_file')).rejects.toMatchObject({ problem: { code: 'invalid' } });
    expect(await keepBiddingDetails(person, details({ token: 'on_file' }))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'token' },
    });
  });
});
