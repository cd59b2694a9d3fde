import { randomUUID } from 'node:crypto';
import { alertApiRoutes } from '#server/alert/alert-api-routes.ts';
import { askAsGuest } from '#server/alert/ask-as-guest.ts';
import { askForAlert } from '#server/alert/ask-for-alert.ts';
import { database } from '#server/engine/database/database.ts';
import { testApiKey } from './database.ts';
import { handlerOf } from './route-handler.ts';

export const anAddress = () => `${randomUUID()}@example.test`;

export const mailTo = (recipient: string) =>
  database().email.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });

/** The alerts of a variant, the first asked for first. */
export const alertsOf = async (variantId: string) =>
  (await database().alert.findMany({ where: { variantId }, orderBy: { askedAt: 'asc' } })).map(({ id }) => id);

/** Somebody without an account asks to be told when a piece is back. */
export const asksAsGuest = (email: string, sku: string, address = '192.0.2.1') =>
  askAsGuest({ email, subject: { kind: 'back_in_stock', sku } }, address);

/** Somebody known asks to be told when a piece is back. */
export const asksForPiece = (personId: string, sku: string) =>
  askForAlert({ personId, email: null, confirmed: true }, { kind: 'back_in_stock', sku });

/** `POST /api/v1/alerts` */
export async function asksOverApi(body: object) {
  const answer = await handlerOf(
    alertApiRoutes,
    'POST /v1/alerts',
  )(
    new Request('http://shop.test/api/v1/alerts', {
      method: 'POST',
      headers: { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
