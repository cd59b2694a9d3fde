/**
 * `npm run demo:crowd`: simulated shoppers, bidders and a packer, at human pace, through the
 * public API and sockets. They buy, bid and hold as strangers do; what a visitor holds or orders is theirs.
 * A server in demo mode starts this by itself unless CROWD=0.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bidding } from './demo-crowd/bidders.ts';
import { looking } from './demo-crowd/onlookers.ts';
import { packing } from './demo-crowd/packer.ts';
import { ShopClient } from './demo-crowd/shop-client.ts';
import { browsing, ordering } from './demo-crowd/shoppers.ts';

const url = process.env.SHOP_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const key =
  process.env.MARKETDAY_API_KEY ??
  (await readFile(join(process.env.DATA_DIR ?? '.data', 'crowd-key'), 'utf8').catch(() => '')).trim();
if (!key) {
  process.stderr.write(
    'Start the shop first (it keeps a key for the crowd in its data folder), or set MARKETDAY_API_KEY.\n',
  );
  process.exit(1);
}
// Started by the server: its end is ours, however it ended.
process.on('disconnect', () => process.exit(0));

const shop = new ShopClient(url, key);
const ownOrders = new Set<string>();
await Promise.all([
  ...Array.from({ length: 5 }, () => browsing(shop)),
  ordering(shop, ownOrders),
  ...Array.from({ length: 4 }, (_, i) => bidding(shop, `crowd-bidder-${i + 1}`)),
  packing(shop, ownOrders),
  ...Array.from({ length: 9 }, (_, i) => looking(shop, String(i + 1))),
]);
