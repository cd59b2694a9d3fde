import { readRows, writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { eachPiece } from '#server/engine/work/each-piece.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { letPeopleIn } from './let-people-in.ts';

/**
 * Opens sold-out drops again for what came back before they close: selling out doesn't end a drop for good, since an order
 * can be cancelled for nothing. The drawn order goes on where it stopped.
 */
export const takeBackWhenDue: DueWork = {
  name: 'take back pieces of sold-out drops',
  isPrompt: true,
  due: Prisma.sql`
    SELECT min(over_at) FROM drop WHERE state = 'over' AND sold_out AND closes_at > clock_timestamp() AND EXISTS (
      SELECT FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = drop.id AND on_hand > 0)`,
  async run() {
    const due = await readRows<{ id: string }>`
      SELECT id FROM drop WHERE state = 'over' AND sold_out AND closes_at > clock_timestamp() AND EXISTS (
        SELECT FROM drop_variant JOIN variant ON variant.id = variant_id WHERE drop_id = drop.id AND on_hand > 0)
      ORDER BY over_at LIMIT 50`;
    await eachPiece(due, async ({ id }) => {
      await writeRows`
        UPDATE drop SET state = 'open', sold_out = false, over_at = NULL, 
          next_at = date_trunc('milliseconds', clock_timestamp()),
          look_at = clock_timestamp() WHERE id = ${id} AND state = 'over' AND sold_out`;
      await letPeopleIn(id);
    });
  },
};
