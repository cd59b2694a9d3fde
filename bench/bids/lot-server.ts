/** The real command and the real live engine on a real Postgres, in a process of their own. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PlaceBid } from '#contract/auction/auction.ts';
import { queueBid } from '#server/auction/bid/lot-queue.ts';
import { bidCommand } from '#server/auction/bid/place-bid-over-socket.ts';
import { createAuction } from '#server/auction/lot/create-auction.ts';
import { setSettings } from '#server/config/settings.ts';
import { measureDatabaseClock } from '#server/engine/database/clock.ts';
import { connectDatabase } from '#server/engine/database/database.ts';
import { startLiveEngine } from '#server/engine/live/live-engine.ts';
import type { ChangedViews } from '#server/engine/live/socket-command.ts';
import { liveShop } from '#server/live/live-shop.ts';
import { setSubjectsData } from '#server/retention/subjects-data.ts';
import { personOfReference } from '#server/session/person.ts';
import { replayed } from '#server/testing/lots.ts';
import { refusedCommands } from '#server/testing/no-commands.ts';
import { testSettings } from '#server/testing/settings.ts';
import { type Load, runLoad } from './measured.ts';

setSettings(testSettings());
setSubjectsData(async () => (await import('#server/subjects.ts')).subjects);
await connectDatabase(process.env.BENCH_DATABASE_URL ?? '', { connections: 10 });
await measureDatabaseClock();
const people: string[] = [];
for (let i = 0; i < Number(process.env.BENCH_BIDDERS); i++) people.push(await personOfReference(`bench-${i}`));
const lot = {
  title: 'The hot lot',
  description: '',
  maker: '',
  currency: 'EUR',
  startAmount: 1,
  softCloseSeconds: 0,
  increments: [{ from: 0, step: 1 }],
  endsAt: new Date(Date.now() + 3_600_000).toISOString(),
};
const { id: auctionId } = await createAuction(lot);
const manyLots: { id: string; amount: number }[] = [];
for (let i = 0; i < Number(process.env.BENCH_LOTS); i++) manyLots.push({ ...(await createAuction(lot)), amount: 0 });

const http = createServer();
startLiveEngine({
  http,
  publicUrl: undefined,
  ...liveShop,
  // As over any socket, but a key's own limit: 300 people's ten bids a second each are not the point here.
  commands: {
    bid: {
      ...bidCommand,
      access() {},
      async run(_actor: unknown, bid: PlaceBid, views: ChangedViews) {
        const personId = people[Number(bid.key.split(':')[0])] ?? '';
        const answer = await queueBid(bid.auctionId, { personId, maxAmount: bid.maxAmount, key: bid.key });
        if (!answer.ok) return { ok: false, error: answer.refusal };
        const view = await views.atLeast('auction', bid.auctionId, answer.value.version);
        return { ok: true, ...answer.value, view };
      },
    },
    ticket: { ...refusedCommands.ticket, run: async () => ({ ok: true, entry: null }) },
  },
});
await new Promise<void>((resolve) => http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));

let amount = 0;
const bid = async (bidder: number) => {
  amount += 2;
  const answer = await queueBid(auctionId, {
    personId: people[bidder % people.length] ?? '',
    maxAmount: amount,
    key: `p:${amount}`,
  });
  return answer.ok;
};

async function check(): Promise<{ wrong: number; bids: number }> {
  const sums = { wrong: 0, bids: 0 };
  for (const id of [auctionId, ...manyLots.map((lot) => lot.id)]) {
    const { byRules, stored, bids, lot } = await replayed(id);
    const same = JSON.stringify(byRules) === JSON.stringify(stored) && lot.bidCount === bids.length;
    sums.wrong += same ? 0 : 1;
    sums.bids += bids.length;
  }
  return sums;
}

const bidOnMany = async (bidder: number) => {
  const lot = manyLots[bidder % manyLots.length];
  if (!lot) return false;
  lot.amount += 2;
  const personId = people[bidder % people.length] ?? '';
  const answer = await queueBid(lot.id, { personId, maxAmount: lot.amount, key: `m${bidder}:${lot.amount}` });
  return answer.ok;
};

process.on('message', (command: Load | { kind: 'check' }) => {
  if (command.kind !== 'check') {
    void runLoad(command, command.kind === 'lots' ? bidOnMany : bid, () => 0).then((measured) =>
      process.send?.(measured),
    );
    return;
  }
  void check().then((checked) => process.send?.({ kind: 'checked', ...checked }));
});
process.send?.({ kind: 'ready', port: (http.address() as AddressInfo).port, auctionId });
