import { Agent, request } from 'node:http';
import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { apiKey, createShopServer, type ShopServer } from '../../e2e/shop-server.ts';

/** The real server in its own process, on this database. Needs a production build (`npm run build`). */
export async function startShop(databaseUrl: string): Promise<ShopServer> {
  const shop = await createShopServer({
    // One address asks for what a town does.
    LIMITS: '0',
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: 'bench-secret-bench-secret-0123456789',
  });
  await shop.start();
  return shop;
}

/** Buys over connections that stay open. */
export function buyerAt(shop: ShopServer, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const url = new URL('/api/v1/orders', shop.url);
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const buy = (order: CreateOrder) =>
    new Promise<void>((resolve, reject) => {
      const body = JSON.stringify(order);
      const sent = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } });
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          if (response.statusCode === 201 && text.includes('"status":"paid"')) resolve();
          else reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { buy, close: () => agent.destroy() };
}
