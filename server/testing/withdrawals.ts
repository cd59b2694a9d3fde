/** Statements of withdrawal as customers make them, and what has become of them. */
import { database } from '#server/engine/database/database.ts';
import { matchStatements } from '#server/withdrawal/match-statement.ts';
import { withdrawalRoutes } from '#server/withdrawal/withdrawal-routes.ts';
import { handlerOf } from './route-handler.ts';

export const shop = 'http://shop.test';
let places = 0;
export const headersOf = (more: Record<string, string> = {}) => ({
  host: 'shop.test',
  origin: shop,
  'x-client-address': `10.2.${Math.floor(++places / 200)}.${places % 200}`,
  ...more,
});

/** Confirms a statement as a plain form does. */
export async function confirm(fields: Record<string, string>, more: Record<string, string> = {}) {
  const response = await handlerOf(
    withdrawalRoutes,
    'POST /withdrawals',
  )(
    new Request(`${shop}/api/withdrawals`, {
      method: 'POST',
      headers: headersOf({
        'content-type': 'application/x-www-form-urlencoded',
        referer: `${shop}/withdraw/confirm`,
        ...more,
      }),
      body: new URLSearchParams(fields).toString(),
    }),
  );
  return { status: response.status, location: response.headers.get('location') ?? '' };
}

export const numberOf = async (publicId: string) =>
  `MD-${(await database().order.findUniqueOrThrow({ where: { publicId } })).number}`;
export const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({
    where: { publicId },
    include: { refunds: true, withdrawals: true, returns: true },
  });
export const newest = () => database().withdrawal.findFirstOrThrow({ orderBy: { number: 'desc' } });
const email = 'maud.renard@example.com';
export async function newestAfter(act: () => Promise<unknown>) {
  await act();
  return newest();
}
export const aStatement = (order: string, more: object = {}) => ({ name: 'Maud Renard', order, email, ...more });
export const receiptsTo = (recipient: string) =>
  database().email.findMany({ where: { recipient, subject: { startsWith: 'We’ve received your withdrawal' } } });

/** Matches all that is due, as the clockwork does. */
export async function matchAll(): Promise<void> {
  do await matchStatements.run();
  while ((await database().withdrawal.count({ where: { matchDueAt: { not: null } } })) > 0);
}
