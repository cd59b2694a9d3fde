/** What pages say while they are offline, after they slept, by a device's wrong clock, and without a script. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { questionBand, questionWords } from '#components/auction/bid-sheet/question-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { readBidQuestion } from '#server/auction/bid/bid-question.ts';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { database } from '#server/engine/database/database.ts';
import { aLongLot } from '#server/testing/bids-taken-back.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, shopper } from '#server/testing/factories.ts';
import { aKey, endIn } from '#server/testing/lots.ts';
import type { LivePage } from '#server/testing/pages/live-page.ts';
import { expectMoments, liveShop, nothing, startFrom, threeOn } from '#server/testing/pages/moments.ts';

testDatabase();
const live = liveShop();

const paused = 'Connection lost. Bidding is paused here.';
/** Somebody who is on none of the pages. */
async function phone(auctionId: string, maxAmount: number) {
  const { personId } = await anAccount();
  expect(await placeBid(shopper(personId), { auctionId, maxAmount, key: aKey() })).toMatchObject({ ok: true });
}

function everyone(pages: Record<string, LivePage>, does: (page: LivePage) => void): void {
  for (const page of Object.values(pages)) does(page);
}

it('a leader, somebody outbid and an onlooker whose lines go down, and come back', async () => {
  const { id, pages } = await threeOn(live.url(), {});
  const { ben, rita } = pages;
  await rita.bid(12_000);
  await ben.bid(15_000);
  await startFrom(pages, rita, 'You’ve been outbid at €130');
  await expectMoments(pages, [
    [
      'all three are cut off',
      () => everyone(pages, (page) => page.goOffline()),
      {
        ben: {
          seen: [
            `You were leading at €130, when we last heard | ${paused} Your maximum of €150 bids for you unless it’s been beaten.`,
          ],
          heard: [],
        },
        rita: {
          seen: [`You were outbid at €130, when we last heard | ${paused} Your maximum of €120 has been beaten.`],
          heard: [],
        },
        ada: { seen: [`The bid was €130, when we last heard | ${paused}`], heard: [] },
      },
    ],
    [
      'somebody passes Ben, which nobody here can know',
      () => phone(id, 20_000),
      { ben: nothing, rita: nothing, ada: nothing },
    ],
    [
      'they are back',
      () => everyone(pages, (page) => page.comeBack()),
      {
        ben: {
          seen: ['You’ve been outbid at €160'],
          heard: ['Current bid €160', 'You’ve been outbid at €160. Next bid €170.'],
        },
        rita: { seen: ['You’ve been outbid at €160'], heard: ['Current bid €160'] },
        ada: { seen: ['No bid from you yet'], heard: ['Current bid €160'] },
      },
    ],
  ]);
});

it('a tab that slept through its bid being beaten, and woke near the end', async () => {
  const { id, pages } = await threeOn(live.url(), {});
  const { ben, ada } = pages;
  await ben.bid(15_000);
  await startFrom(pages, ada, 'No bid from you yet');
  ben.fallAsleep();
  await phone(id, 20_000);
  await endIn(id, 46_000);
  await vi.waitFor(() => expect(ada.panel().view?.currentAmount).toBe(16_000), 10_000);
  expect(ben.since()).toEqual(nothing);
  ben.wakeUp();
  await vi.waitFor(() => expect(ben.shows()).toBe('You’ve been outbid at €160'), 10_000);
  await vi.waitFor(
    () => expect(ben.panel().binding).toContain('in the last ten minutes it can’t be taken back'),
    10_000,
  );
  const { heard } = ben.since();
  expect(heard).toContain('You’ve been outbid at €160. Next bid €170.');
  // It says the time that is left, not the mark that went by while it slept.
  expect(heard.filter((words) => words.startsWith('Closes in'))).toEqual([
    expect.stringMatching(/^Closes in 4[0-6] seconds$/),
  ]);
});

it.each([
  ['ahead', 5],
  ['behind', -5],
] as const)('a device whose clock is five minutes %s', async (_how, minutes) => {
  const trueTime = Date.now;
  const device = vi.spyOn(Date, 'now').mockImplementation(() => trueTime() + minutes * 60_000);
  onTestFinished(() => device.mockRestore());
  const { id, pages } = await threeOn(live.url(), {});
  const { ben, ada } = pages;
  // By its own clock the device would have this lot closed, or far from its end.
  await endIn(id, 250_000);
  const fixed = 'in the last ten minutes it can’t be taken back';
  await vi.waitFor(() => expect(ben.panel().binding).toContain(fixed), 10_000);
  await ben.bid(15_000);
  await vi.waitFor(() => expect(ada.shows()).toBe('No bid from you yet'), 10_000);
  expect(ben.shows()).toBe('You’re leading at €100');
  // The end has come nearer, which is said by the shop's time.
  expect(ben.since().heard.filter((words) => words.startsWith('Closes'))).toEqual([
    expect.stringMatching(/^Closes in (4 minutes( \d+ seconds?)?|3 minutes 5\d seconds)$/),
  ]);
  await endIn(id, 12 * 60_000);
  await vi.waitFor(() => expect(ben.panel().binding).toContain('this one until'), 10_000);
  ben.goOffline();
  await vi.waitFor(() => expect(ben.shows()).toContain('You were leading at €100, when we last heard'), 10_000);
  expect(Math.abs((ben.lostAt() ?? 0) - trueTime())).toBeLessThan(10_000);
});

/** What the page that asks says without a script: where they stand, and what a yes would mean. */
async function asked(personId: string, auctionId: string, bid?: string) {
  const { slug } = await database().auction.findUniqueOrThrow({ where: { id: auctionId }, select: { slug: true } });
  const question = await readBidQuestion(shopper(personId), slug, { bid });
  if (question === null || question === 'not_ready') throw new Error('Nothing was asked.');
  const { view, position, answered, amount, least } = question;
  const money = (value: number) => formatMoney(value, view.currency);
  const { words } = questionBand(view, position, answered, money);
  if (view.state !== 'open') return words;
  const { lead, yes } = questionWords(view, 'bid', money(amount ?? least), false);
  return `${words} | ${yes} | ${lead}`;
}

it('pages without a script', async () => {
  const id = await aLongLot({ reserveAmount: 20_000 });
  const [ben, rita] = [await anAccount(), await anAccount()];
  const bid = async ({ personId }: typeof ben, maxAmount: number) => {
    const key = aKey();
    await placeBid(shopper(personId), { auctionId: id, maxAmount, key });
    return key;
  };
  const both = async (benBid?: string, ritaBid?: string) => [
    await asked(ben.personId, id, benBid),
    await asked(rita.personId, id, ritaBid),
  ];
  const sent = 'Nothing has been sent yet.';
  const below = `It’s yours if nobody bids more and the reserve is met. You’d then have two days to pay. ${sent}`;
  const free = `If nobody bids more, it’s yours and you have two days to pay. ${sent}`;
  expect(await both(), 'nobody has bid').toEqual([
    `You have not bid yet | Yes, bid €100 | ${below}`,
    `You have not bid yet | Yes, bid €100 | ${below}`,
  ]);
  const first = await bid(ben, 15_000);
  expect(await both(first), 'Ben’s answer').toEqual([
    `Your €150 counted. You’re leading, below the reserve. | Yes, bid €160 | ${below}`,
    `You have not bid yet | Yes, bid €110 | ${below}`,
  ]);
  const same = await bid(rita, 15_000);
  expect(await both(undefined, same), 'the same maximum').toEqual([
    `You’re leading at €150, below the reserve | Yes, bid €160 | ${below}`,
    `Your €150 counted. Someone bid the same maximum first. | Yes, bid €160 | ${below}`,
  ]);
  const more = await bid(rita, 25_000);
  expect(await both(first, more), 'the reserve is met').toEqual([
    `Your €150 counted. You’ve been outbid at €200. | Yes, bid €210 | ${free}`,
    `Your €250 counted. You’re leading. | Yes, bid €260 | ${free}`,
  ]);
  await endAuctionNow(id);
  expect(await both(first, more), 'it has closed').toEqual(['Sold to paddle 2 for €200', 'Yours for €200']);
});
