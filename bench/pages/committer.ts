/**
 * Changes what is on hand at a steady rate from a process of its own: through the shop's own API, as a
 * merchant's system would, or by plain SQL, as another writer of the database would.
 */
import { Agent, request } from 'node:http';
import { Pool } from 'pg';

const { BENCH_SHOP = '', BENCH_KEY = '', BENCH_DATABASE = '', BENCH_SKUS = '0' } = process.env;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const pool = new Pool({ connectionString: BENCH_DATABASE, max: 4 });
const skus = Number(BENCH_SKUS);
let timer: NodeJS.Timeout | undefined;
let committed = 0;
let waiting = 0;

function byApi(sku: string, onHand: number): Promise<void> {
  const { hostname, port } = new URL(BENCH_SHOP);
  const body = JSON.stringify({ onHand });
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        hostname,
        port,
        method: 'PATCH',
        path: `/api/v1/variants/${sku}`,
        headers: { authorization: `Bearer ${BENCH_KEY}`, 'content-type': 'application/json' },
      },
      (answer) => {
        answer
          .resume()
          .on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`))));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function bySql(sku: string, onHand: number): Promise<void> {
  await pool.query('UPDATE variant SET on_hand = $2 WHERE sku = $1', [sku, onHand]);
}

function start(way: 'api' | 'sql', perSecond: number): void {
  const started = performance.now();
  let asked = 0;
  timer = setInterval(() => {
    const due = ((performance.now() - started) / 1000) * perSecond;
    for (; asked < due && waiting < 64; asked++) {
      const sku = `BENCH-${1 + Math.floor(Math.random() * skus)}`;
      waiting++;
      void (way === 'api' ? byApi : bySql)(sku, 5 + Math.floor(Math.random() * 15)).then(() => {
        waiting--;
        committed++;
      });
    }
  }, 4);
}

process.on('message', (command: { start: 'api' | 'sql'; perSecond: number } | 'count' | 'stop') => {
  if (command === 'count') {
    process.send?.(committed);
    committed = 0;
  } else if (command === 'stop') clearInterval(timer);
  else start(command.start, command.perSecond);
});
