import { expect, test } from 'vitest';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { aKey, aLot, endIn } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { anAddress } from '#server/testing/order-factories.ts';
import { readDetailsOnFile } from './details-on-file.ts';
import { keepBiddingDetails } from './keep-bidding-details.ts';
import { removeCard } from './remove-card.ts';

testDatabase();

async function aBidder(): Promise<string> {
  const { id } = await database().person.create({ data: { kind: 'account' } });
  await keepBiddingDetails(id, { ...anAddress, token: 'tok_visa' });
  return id;
}
const bidOn = (auctionId: string, person: string, maxAmount = 12_000) =>
  placeBid(shopper(person), { auctionId, maxAmount, key: aKey() });
const cardOf = async (person: string) => (await readDetailsOnFile(person)).cardLabel;

test('a card that is removed is gone with the right to bid, which another card gives back', async () => {
  const person = await aBidder();
  expect(await cardOf(person)).toContain('4242');
  expect(await removeCard(person)).toMatchObject({ ok: true });
  expect(await removeCard(person)).toMatchObject({ ok: true });
  expect(await readDetailsOnFile(person)).toMatchObject({ cardLabel: null, address: { city: 'Lyon' } });
  expect((await readMeView(person))?.data.readyToBid).toBe(false);
  const auctionId = await aLot();
  expect(await bidOn(auctionId, person)).toMatchObject({ refusal: { code: 'bidder_not_ready' } });
  await keepBiddingDetails(person, { ...anAddress, token: 'tok_visa' });
  expect(await bidOn(auctionId, person)).toMatchObject({ ok: true });
});

test('a card stays while its person has bid on an open lot, leading or not, and until a won lot is paid', async () => {
  const [person, rival] = [await aBidder(), await aBidder()];
  const auctionId = await aLot({ title: 'A jar of rain' });
  await bidOn(auctionId, person);
  const open = { refusal: { code: 'card_needed', reasons: [expect.stringContaining('“A jar of rain”')] } };
  expect(await removeCard(person)).toMatchObject(open);
  await bidOn(auctionId, rival, 20_000);
  expect(await removeCard(person)).toMatchObject(open);
  expect(await cardOf(person)).not.toBeNull();

  await endIn(auctionId, -1);
  await database().auction.update({ where: { id: auctionId }, data: { state: 'closed' } });
  expect(await removeCard(person)).toMatchObject({ ok: true });
});

test('a first bid and a removal at once: whoever comes first, nobody’s bid stands without a card (I8)', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 12; round++) {
    const [person, auctionId] = [await aBidder(), await aLot()];
    const bid = () => bidOn(auctionId, person);
    const remove = () => removeCard(person);
    const [first, second] = await Promise.all(round % 2 === 0 ? [bid(), remove()] : [remove(), bid()]);
    const stands = (await database().lotBidder.count({ where: { auctionId, personId: person } })) > 0;
    const card = (await cardOf(person)) !== null;
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    expect(stands).toBe(card);
    outcomes.add(stands ? 'bid' : 'removed');
  }
  expect(outcomes.size).toBeGreaterThan(0);
});
