import { io, type Socket } from 'socket.io-client';
import { aWhile, forEver, oneOf } from './pace.ts';
import type { ShopClient } from './shop-client.ts';

interface Topics {
  items: { topic: string }[];
}

/** Someone who only looks: opens a page, stays a while, goes on to the next. */
export const looking = (shop: ShopClient, name: string): Promise<never> => {
  const socket: Socket = io(shop.url, {
    transports: ['websocket'],
    auth: { browser: `crowd-${name}` },
    forceNew: true,
  });
  return forEver(async () => {
    const pieces = await shop.api<Topics>('GET', '/products?limit=100');
    const lots = await shop.api<Topics>('GET', '/auctions?state=open&limit=50');
    const topic = oneOf([...(pieces?.items.slice(0, 8) ?? []), ...(lots?.items ?? [])])?.topic;
    if (!topic) return aWhile(3, 6);
    const topics = [{ topic }, { topic: `viewers:${topic}` }];
    await socket.timeout(5_000).emitWithAck('watch', { topics });
    await aWhile(20, 90);
    await socket.timeout(5_000).emitWithAck('unwatch', { topics: topics.map((one) => one.topic) });
  });
};
