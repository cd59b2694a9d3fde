import { transaction } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { countZones, lockDelivery } from './lock-tariff.ts';

/**
 * Removes the zones that the tables began with, as long as nobody has changed them and the shop has no piece, lot or order:
 * a shop delivers only where its merchant says so. One that is in use keeps what it has.
 */
export async function removePresetZones(): Promise<void> {
  await transaction(async (tx) => {
    await lockDelivery(tx);
    const removed = await tx.$executeRaw`
      DELETE FROM shipping_zone
      WHERE id IN ('near', 'union', 'customs', 'elsewhere') AND version = 1
        AND NOT EXISTS (SELECT FROM shipping_zone WHERE version > 1 OR id NOT IN ('near', 'union', 'customs', 'elsewhere'))
        AND NOT EXISTS (SELECT FROM product) AND NOT EXISTS (SELECT FROM auction) AND NOT EXISTS (SELECT FROM orders)`;
    if (removed === 0) return;
    await countZones(tx);
    log().info('the shop delivers nowhere until it has a delivery zone');
  });
}
