/** Bidders and spectators with real sockets, in a process of their own. */
import { io, type Socket } from 'socket.io-client';
import { topicOf } from '#contract/topics.ts';
import type { ClientToServer, ServerToClient } from '#contract/wire/socket.ts';
import { type Load, runLoad } from './measured.ts';

type BenchSocket = Socket<ServerToClient, ClientToServer>;

const { BENCH_URL = '', BENCH_LOT: auctionId = '' } = process.env;

async function connect(): Promise<BenchSocket> {
  const socket: BenchSocket = io(BENCH_URL, { transports: ['websocket'], forceNew: true, reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function connectMany(count: number): Promise<BenchSocket[]> {
  const sockets: BenchSocket[] = [];
  while (sockets.length < count) {
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(50, count - sockets.length) }, connect))));
  }
  return sockets;
}

const bidders = await connectMany(Number(process.env.BENCH_BIDDERS));
const spectators = await connectMany(Number(process.env.BENCH_SPECTATORS));
let views = 0;
for (const spectator of spectators) {
  spectator.on('view', () => {
    views += 1;
  });
  await spectator.emitWithAck('watch', { topics: [{ topic: topicOf.auction(auctionId) }] });
}

let amount = 100_000_000;
const bid = async (sent: number) => {
  amount += 2;
  const bidder = sent % bidders.length;
  const reply = await bidders[bidder]?.emitWithAck('bid', { auctionId, maxAmount: amount, key: `${bidder}:${amount}` });
  return reply?.ok ?? false;
};

process.on('message', (load: Load) => {
  void runLoad(load, bid, () => views).then((measured) => process.send?.(measured));
});
process.send?.({ kind: 'ready' });
