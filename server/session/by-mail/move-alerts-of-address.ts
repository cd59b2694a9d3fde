import { transaction } from '#server/engine/database/database.ts';
import { mailReference } from '#server/session/mail-reference.ts';

/**
 * Gives an account what its address asked to be told of before, with places in line and offers. What the account has
 * asked for itself stays as it is. The account must have proven the address. Idempotent.
 */
export async function moveAlertsOfAddress(address: string, to: string): Promise<void> {
  const reference = mailReference(address);
  await transaction(async (tx) => {
    // In the order of `lockVariants`: lines are served under these locks.
    await tx.$executeRaw`
      SELECT 1 FROM variant WHERE id IN (
        SELECT variant_id FROM alert JOIN person ON person.id = alert.person_id
        WHERE person.reference = ${reference} AND alert.state IN ('waiting', 'offered'))
      ORDER BY product_id, id FOR UPDATE`;
    const moved = await tx.$queryRaw<{ id: string }[]>`
      UPDATE alert SET person_id = ${to}, email = NULL FROM person
      WHERE person.id = alert.person_id AND person.reference = ${reference} AND alert.state IN ('waiting', 'offered')
        AND NOT EXISTS (SELECT FROM alert AS own WHERE own.person_id = ${to} AND own.kind = alert.kind
          AND own.variant_id IS NOT DISTINCT FROM alert.variant_id AND own.maker IS NOT DISTINCT FROM alert.maker
          AND lower(own.list) IS NOT DISTINCT FROM lower(alert.list)
          AND own.state IN ('unconfirmed', 'waiting', 'offered'))
      RETURNING alert.id`;
    const alertId = { in: moved.map(({ id }) => id) };
    await tx.reservation.updateMany({ where: { alertId }, data: { personId: to } });
  });
}
