import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPersonal, type PersonalKind, topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { placeBid } from '#server/auction/bid/place-bid.ts';
import { endAuctionNow } from '#server/auction/lot/end-auction-now.ts';
import { watchLot } from '#server/auction/lot/watch-lot.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { TopicRegistry } from '#server/engine/live/views/topic-registry.ts';
import { notify } from '#server/notice/notify.ts';
import { readNotices } from '#server/notice/read-notices.ts';
import type { Actor } from '#server/session/actor.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { socketCommands, topicSources } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { recordViews, startTestLiveServer } from '#server/testing/live-server.ts';
import { aKey, aLot, endIn } from '#server/testing/lots.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { outbidOn } from '#server/testing/notices.ts';
import { aSession } from '#server/testing/session.ts';
import { accessTo } from '#server/testing/topic-access.ts';

testDatabase();

const sources = topicSources.filter(({ kind }) => isPersonal(kind));
const personalKinds = sources.map(({ kind }) => kind as PersonalKind);

/** The version of each thing that is somebody's. */
async function versions(personId: string): Promise<Record<PersonalKind, number>> {
  const read = await Promise.all(
    sources.map(async ({ kind, read }) => [kind, (await read(database(), [personId])).get(personId)?.version ?? 0]),
  );
  return Object.fromEntries(read);
}

/** Which of a person's topics this announces, each with a higher version; `me`, which no row announces, has one with any of them. */
async function changedBy(personId: string, act: () => Promise<unknown>): Promise<string[]> {
  await database().change.deleteMany();
  const before = await versions(personId);
  await act();
  const after = await versions(personId);
  const announced = new Set((await database().change.findMany()).map(({ topic }) => topic));
  const changed = personalKinds.filter((kind) => announced.has(`${kind}:${personId}`));
  expect(changed.every((kind) => after[kind] > before[kind])).toBe(true);
  expect(changed).not.toContain('me');
  expect(after.me > before.me).toBe(changed.length > 0);
  return changed;
}

const bidOf = (personId: string, auctionId: string, maxAmount: number) =>
  placeBid(shopper(personId), { auctionId, maxAmount, key: aKey() });

async function anInterestedPerson() {
  const [{ personId }, { sku }, auctionId] = [await anAccount(), await aProduct({ onHand: 5 }), await aLot()];
  return { personId, sku, auctionId };
}

describe('what is one person’s alone changes by itself', () => {
  it('the bag: what is in it, and what that costs', async () => {
    const { personId, sku } = await anInterestedPerson();
    expect(await changedBy(personId, () => addToBag(personId, { sku, quantity: 1 }))).toEqual(['my-bag']);
    expect(await changedBy(personId, () => changeVariant(sku, { priceAmount: 123_00 }))).toEqual(['my-bag']);
    expect(await changedBy(personId, () => changeVariant(sku, { onHand: 4 }))).toEqual([]);
  });

  it('the positions: one’s own bid, being outbid, and the end of the lot for whoever lost', async () => {
    const { personId, auctionId } = await anInterestedPerson();
    expect(await changedBy(personId, () => bidOf(personId, auctionId, 20_000))).toEqual(['my-positions']);
    const rival = (await anAccount()).personId;
    expect(await changedBy(personId, () => bidOf(rival, auctionId, 40_000))).toEqual(['my-positions']);
    await endIn(auctionId, 0);
    const closing = () => endAuctionNow(auctionId);
    expect(await changedBy(personId, closing)).toEqual(['my-positions']);
    const winner = (await readMeView(rival))?.data;
    expect(winner).toMatchObject({ standings: [{ won: true }], orders: [{ status: 'placed' }] });
    expect(winner?.standings[0]?.orderPublicId).toBe(winner?.orders[0]?.publicId);
  });

  it('the watch list, the notices, and the account', async () => {
    const { personId, auctionId } = await anInterestedPerson();
    const watch = (watching: boolean) => () =>
      watchLot(shopper(personId), { auctionId, watching: watching ? 'yes' : 'no', from: 'lot' });
    expect(await changedBy(personId, watch(true))).toEqual(['my-watch-list']);
    expect(await changedBy(personId, watch(false))).toEqual(['my-watch-list']);
    const notice = { personId, kind: 'outbid', key: aKey(), facts: outbidOn('Jar'), href: '/' } as const;
    expect(await changedBy(personId, () => transaction((tx) => notify(tx, notice)))).toEqual(['my-notices']);
    expect(await changedBy(personId, () => readNotices(personId))).toEqual(['my-notices']);
    const pause = () => database().person.update({ where: { id: personId }, data: { biddingPausedAt: new Date() } });
    expect(await changedBy(personId, pause)).toEqual(['my-account']);
  });

  it('what one transaction changes twice, with something else in between, is announced whole', async () => {
    const { personId, sku, auctionId } = await anInterestedPerson();
    await addToBag(personId, { sku, quantity: 2 });
    await database().change.deleteMany();
    const before = await versions(personId);
    await transaction(async (tx) => {
      await tx.bagLine.updateMany({ where: { personId }, data: { quantity: 1 } });
      await tx.lotWatch.create({ data: { personId, auctionId } });
      await tx.bagLine.updateMany({ where: { personId }, data: { quantity: 2 } });
      await tx.person.update({ where: { id: personId }, data: { biddingPausedAt: new Date() } });
      await tx.bagLine.updateMany({ where: { personId }, data: { quantity: 1 } });
    });
    const topics = (await database().change.findMany()).map(({ topic }) => topic);
    for (const kind of ['my-bag', 'my-watch-list', 'my-account']) expect(topics).toContain(`${kind}:${personId}`);
    expect(topics.filter((topic) => /^my-(positions|orders|notices)/.test(topic))).toEqual([]);
    const after = await versions(personId);
    for (const kind of ['me', 'my-bag', 'my-watch-list', 'my-account'] as const) {
      expect(after[kind]).toBeGreaterThan(before[kind]);
    }
  });
});

it('I7: nobody but the person themself gets into these rooms, under whatever name they ask', async () => {
  const [one, other] = [(await anAccount()).personId, (await anAccount()).personId];
  const registry = new TopicRegistry(topicSources);
  const actors: Actor[] = [
    { kind: 'nobody' },
    { kind: 'key', name: 'all', scopes: ['*'] },
    shopper(one),
    shopper(one, 'guest'),
    shopper(one, 'owner'),
  ];
  const named = fc.oneof(fc.constantFrom(one, other), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sources), fc.constantFrom(...actors), named, async (source, actor, id) => {
      const watcher = { actor, cookies: new Map([['person', id]]) };
      expect(await accessTo(source, watcher, id)).toBe('not_found');
      const found = registry.roomFor(source.kind, watcher);
      if (actor.kind === 'person') expect(found).toMatchObject({ room: { name: `${source.kind}:${one}` } });
      else expect(found).toEqual({ denied: 'signed_out' });
    }),
  );
  // Whatever is found by its watcher has such a name.
  expect(topicSources.filter(({ resolve }) => resolve)).toEqual(sources);
});

it('whoever watches all of theirs at once is sent it with any part, though nothing else announces it', async () => {
  const live = await startTestLiveServer({ commands: socketCommands });
  try {
    const { sku } = await aProduct({ onHand: 5 });
    const { cookie, personId } = await aSession('shopper');
    const socket = await live.connect({ extraHeaders: { cookie } });
    const seen = recordViews(socket);
    expect(await socket.emitWithAck('watch', { topics: [{ topic: topicOf.me }] })).toMatchObject({ ok: true });
    await addToBag(personId, { sku, quantity: 2 });
    await seen.until((view) => view.topic === 'me' && (view as View<'me'>).data.bag.itemCount === 2);
    const notice = { personId, kind: 'outbid', key: aKey(), facts: outbidOn('Jar'), href: '/' } as const;
    await transaction((tx) => notify(tx, notice));
    await seen.until((view) => view.topic === 'me' && (view as View<'me'>).data.notices.unread === 1);
  } finally {
    await live.stop();
  }
});

it('whoever is outbid is sent their positions, and nothing else of theirs', async () => {
  const live = await startTestLiveServer({ commands: socketCommands });
  try {
    const auctionId = await aLot();
    const { cookie } = await aSession('shopper');
    const socket = await live.connect({ extraHeaders: { cookie } });
    const seen = recordViews(socket);
    const parts = personalKinds.filter((kind) => kind !== 'me');
    const reply = await socket.emitWithAck('watch', { topics: parts.map((topic) => ({ topic })) });
    expect(reply).toMatchObject({ ok: true, denied: [] });
    expect(reply.ok && reply.views.map(({ topic }) => topic).sort()).toEqual([...parts].sort());
    const leads = (leading: boolean) => (view: View) =>
      view.topic === topicOf.myPositions && (view as View<'my-positions'>).data.positions[0]?.leading === leading;
    await socket.emitWithAck('bid', { auctionId, maxAmount: 20_000, key: aKey() });
    await seen.until(leads(true));
    await bidOf((await anAccount()).personId, auctionId, 40_000);
    await seen.until(leads(false));
    expect(new Set(seen.views.map(({ topic }) => topic))).toEqual(new Set([topicOf.myPositions]));
  } finally {
    await live.stop();
  }
});
