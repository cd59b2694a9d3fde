import { database } from '#server/engine/database/database.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';

const turned = Prisma.sql`(SELECT turned_at FROM bag_turn WHERE id = 'shop')`;

/** Promotions, gift cards and tax rates that begin or end at a moment change what open bags come to: the trigger tells them. */
export const turnBags: DueWork = {
  name: 'tell bags what begins and ends',
  isPrompt: true,
  due: Prisma.sql`
    SELECT least((SELECT min(starts_at) FROM promotion WHERE starts_at > ${turned}),
                 (SELECT min(ends_at) FROM promotion WHERE ends_at > ${turned}),
                 (SELECT min(expires_at) FROM gift_card WHERE expires_at > ${turned}),
                 (SELECT min(valid_from)::timestamptz FROM tax_rate WHERE valid_from > ${turned}))`,
  async run() {
    await database().$executeRaw`UPDATE bag_turn SET turned_at = clock_timestamp() WHERE id = 'shop'`;
  },
};
