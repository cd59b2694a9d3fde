import { describe, expect, it } from 'vitest';
import { auctionRoutes } from '#server/auction/auction-routes.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, shopper } from '#server/testing/factories.ts';
import { aKey, aLot } from '#server/testing/lots.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { type BidQuestion, readBidQuestion } from './bid-question.ts';
import { placeBid } from './place-bid.ts';
import { questionToken, wasAsked } from './question-token.ts';

const postBid = handlerOf(auctionRoutes, 'POST /auctions/bids');
const postPurchase = handlerOf(auctionRoutes, 'POST /auctions/purchases');

testDatabase();

const shop = 'http://shop.test';
/** Sends a form as a browser without JavaScript does. @returns where it leads */
async function sendForm(route: typeof postBid, fields: Record<string, string>, cookie: string): Promise<string> {
  const request = new Request(`${shop}/api/auctions`, {
    method: 'POST',
    headers: { host: 'shop.test', origin: shop, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
  const answer = await route(request, {});
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

async function aBidder() {
  const { cookie, email } = await aSession('shopper');
  const person = await database().person.findFirstOrThrow({ where: { user: { email } }, select: { id: true } });
  return { cookie, personId: person.id };
}

async function aQuestion(personId: string, auctionId: string, query: Record<string, string>): Promise<BidQuestion> {
  const { slug } = await database().auction.findUniqueOrThrow({ where: { id: auctionId }, select: { slug: true } });
  const question = await readBidQuestion(shopper(personId), slug, query);
  if (question === null || question === 'not_ready') throw new Error('Nothing was asked.');
  return question;
}
const fieldsOf = ({ lot, key, token, typed }: BidQuestion) => ({ auctionId: lot.id, key, token, amount: typed });
const bidsOn = (auctionId: string) => database().bid.count({ where: { auctionId } });

describe('no form binds but the answer to the question', () => {
  it('a form from anywhere else leads to the question, and nothing is stored', async () => {
    const auctionId = await aLot({ buyNowAmount: 40_000 });
    const { cookie, personId } = await aBidder();
    const asked = fieldsOf(await aQuestion(personId, auctionId, { amount: '120' }));
    const { token: _unproven, ...plain } = asked;
    const other = await aBidder();
    const wrong: [string, Record<string, string>][] = [
      ['one press, without a question', plain],
      ['the box not ticked', asked],
      ['another amount than was asked about', { ...asked, agree: 'yes', amount: '130' }],
      ['another key', { ...asked, agree: 'yes', key: aKey() }],
      [
        'another person’s question',
        { ...fieldsOf(await aQuestion(other.personId, auctionId, { amount: '120' })), agree: 'yes' },
      ],
      [
        'the question about a purchase',
        { ...fieldsOf(await aQuestion(personId, auctionId, { buy: '1' })), agree: 'yes' },
      ],
      ['only the sum was asked for', { ...asked, agree: 'yes', do: 'again' }],
      ['a proof that is none', { ...asked, agree: 'yes', token: `${Date.now() + 60_000}.AAAA` }],
    ];
    for (const [what, fields] of wrong) {
      expect(await sendForm(postBid, fields, cookie), what).toMatch(/^\/auctions\/[^/]+\/bid\?/);
    }
    for (const fields of [
      { auctionId, key: aKey() },
      { ...asked, agree: 'yes' },
    ]) {
      expect(await sendForm(postPurchase as typeof postBid, fields, cookie)).toMatch(/\/bid\?buy=1$/);
    }
    expect(await sendForm(postBid, { ...asked, agree: 'yes' }, '')).toMatch(/\/bid\?amount=120$/);
    expect(await bidsOn(auctionId)).toBe(0);
  });

  it('the answer counts once, however often it is sent, and the page says what became of it', async () => {
    const auctionId = await aLot();
    const { cookie, personId } = await aBidder();
    const fields = { ...fieldsOf(await aQuestion(personId, auctionId, { amount: '120' })), agree: 'yes', do: 'yes' };
    const first = await sendForm(postBid, fields, cookie);
    expect(await sendForm(postBid, fields, cookie)).toBe(first);
    expect(first).toContain(`bid=${fields.key}`);
    expect(await bidsOn(auctionId)).toBe(1);
    const after = await aQuestion(personId, auctionId, { bid: fields.key });
    expect(after.answered).toMatchObject({ amount: 12_000, outcome: 'leading', priceAfter: 10_000 });
    // Raised from there: a step above one's own maximum.
    expect(after.least).toBe(13_000);
    const stranger = await aBidder();
    expect((await aQuestion(stranger.personId, auctionId, { bid: fields.key })).answered).toBeNull();
  });

  it('what was passed when it came is refused, and asked about anew', async () => {
    const auctionId = await aLot();
    const { cookie, personId } = await aBidder();
    const fields = { ...fieldsOf(await aQuestion(personId, auctionId, {})), agree: 'yes' };
    const { personId: rival } = await anAccount();
    await placeBid(shopper(rival), { auctionId, maxAmount: 30_000, key: aKey() });
    await placeBid(shopper((await anAccount()).personId), { auctionId, maxAmount: 20_000, key: aKey() });
    expect(await sendForm(postBid, fields, cookie)).toContain(`bid=${fields.key}`);
    const again = await aQuestion(personId, auctionId, { bid: fields.key });
    expect(again).toMatchObject({
      answered: { outcome: 'bid_too_low', amount: 10_000 },
      amount: 22_000,
      least: 22_000,
    });
  });

  it('buys outright, and takes a falling price; both lead to the order that is to pay', async () => {
    const { cookie, personId } = await aBidder();
    const outright = await aLot({ buyNowAmount: 40_000 });
    const bought = fieldsOf(await aQuestion(personId, outright, { buy: '1' }));
    expect(await sendForm(postPurchase as typeof postBid, { ...bought, agree: 'yes' }, cookie)).toMatch(/^\/orders\//);
    const falling = await aLot({ format: 'dutch', dutch: { dropAmount: 100, dropSeconds: 60, floorAmount: 5_000 } });
    const { amount: _typed, ...taken } = fieldsOf(await aQuestion(personId, falling, {}));
    expect(await sendForm(postBid, { ...taken, quick: '10000', agree: 'yes' }, cookie)).toMatch(/^\/orders\//);
  });

  it('nobody is asked who has no address and card on file', async () => {
    const auctionId = await aLot();
    const { personId } = await anAccount();
    await database().person.update({ where: { id: personId }, data: { readyToBidAt: null } });
    const { slug } = await database().auction.findUniqueOrThrow({ where: { id: auctionId }, select: { slug: true } });
    expect(await readBidQuestion(shopper(personId), slug, {})).toBe('not_ready');
    expect(await readBidQuestion(shopper(personId), 'no-such-lot', {})).toBeNull();
  });
});

it('a question is answered within the hour', () => {
  const question = { personId: 'p', auctionId: 'a', what: 'bid' as const, amount: 1, key: 'k' };
  const token = questionToken(question, 0);
  expect(wasAsked(question, token, 3_600_000)).toBe(true);
  expect(wasAsked(question, token, 3_600_001)).toBe(false);
  for (const wrong of ['', '.', 'x.y', `99999999999999.${token.split('.')[1]}`])
    expect(wasAsked(question, wrong, 0)).toBe(false);
});
