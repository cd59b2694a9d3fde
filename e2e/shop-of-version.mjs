/** The shop, speaking another version of the protocol: `node --import tsx e2e/shop-of-version.ts <protocol as JSON>`. */
import { main } from '#server/main.ts';

await main(JSON.parse(process.argv[2] ?? ''));
