/** Asks for one page again and again over kept connections, for as many seconds as it is told. @sends how many answers */
import { Agent, get } from 'node:http';

const atOnce = 16;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const url = process.env.BENCH_URL ?? '';

const ask = () =>
  new Promise<void>((resolve, reject) => {
    const request = get(url, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      response.resume().on('end', resolve);
    });
    request.on('error', reject);
  });

async function askFor(seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let count = 0;
  const lane = async () => {
    while (performance.now() < until) {
      await ask();
      count++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return count;
}

process.on('message', async (seconds: number) => process.send?.(await askFor(seconds)));
// The page is in memory before it is counted.
await ask();
await ask();
process.send?.('ready');
