/** The floor of a command: a bare `http` server whose every PATCH is one `UPDATE` of a stock row through `pg`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.BENCH_DATABASE, max: 10 });

async function change(sku: string, text: string): Promise<string> {
  const { onHand } = JSON.parse(text) as { onHand: number };
  const { rows } = await pool.query(
    'UPDATE variant SET on_hand = $2 WHERE sku = $1 RETURNING sku, on_hand, reserved, price_amount, version',
    [sku, onHand],
  );
  return JSON.stringify(rows[0]);
}

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  request.on('end', () => {
    void change(request.url?.split('/').at(-1) ?? '', text).then((body) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
