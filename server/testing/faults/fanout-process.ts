/** A node for sockets in a process of its own, as `ROLE=fanout` starts it. */
import { main } from '#server/main-fanout.ts';

await main();
// Whoever started it has gone.
process.stdin.resume().on('end', () => process.exit());
