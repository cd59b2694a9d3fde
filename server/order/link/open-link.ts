import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';
import { findOrderLink, type LinkScope, linkCookie, linkCookieName } from './order-link.ts';

/**
 * Exchanges a link's secret for the cookie that opens what the link opens.
 * @param id the order's public id for `owner`, the link's own id for `shared`
 * @throws AccessProblem `not_found`, alike for a wrong secret, an ended link, and an order that isn't there
 */
export async function openLink(scope: LinkScope, id: string, secret: string): Promise<string> {
  const link = await findOrderLink(database(), secret, scope);
  if (!link || (scope === 'owner' ? link.publicId : link.id) !== id) throw notFound('order');
  const now = await readDatabaseClock(database());
  return linkCookie(linkCookieName(scope, id), secret, { end: link.expiresAt, now });
}
