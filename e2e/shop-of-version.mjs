/** The built shop, speaking another version of the protocol: `node e2e/shop-of-version.mjs <protocol as JSON>`. */
import { main } from '../.next/shop/server/main.mjs';

await main(JSON.parse(process.argv[2] ?? ''));
