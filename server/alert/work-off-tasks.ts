/** What triggers have noted for later: it may be many people's business, and no writer of a count waits for them. */
import { database } from '#server/engine/database/database.ts';
import { writeRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { endLine } from './end-line.ts';
import { serveLine } from './serve-line.ts';
import { tellLeftOver } from './tell-left-over.ts';
import { tellNewPiece } from './tell-new-piece.ts';
import { tellPriceFell } from './tell-price-fell.ts';

export interface AlertTask {
  kind: 'line_moved' | 'left_over' | 'price_fell' | 'piece_published' | 'no_longer_sold' | 'line_opens';
  subject: string;
  ids: bigint[];
}

const atOnce = 500;

/** Each is safe to repeat: a process that dies before it has struck a task off leaves it to the next. */
const doing: Readonly<Record<AlertTask['kind'], (subject: string) => Promise<void>>> = {
  line_moved: moveLine,
  left_over: tellLeftOver,
  price_fell: tellPriceFell,
  piece_published: tellNewPiece,
  no_longer_sold: endLine,
  line_opens: serveLine,
};

/** Whoever waits sees their new place. */
async function moveLine(variantId: string): Promise<void> {
  const waiting = await database().$queryRaw<{ personId: string }[]>`
    SELECT person_id AS "personId" FROM alert
    WHERE variant_id = ${variantId} AND kind = 'back_in_stock' AND state = 'waiting' ORDER BY number`;
  const people = waiting.map(({ personId }) => personId);
  for (let from = 0; from < people.length; from += atOnce) {
    await writeRows`SELECT touch_people(${people.slice(from, from + atOnce)}::text[], 'my-alerts')`;
  }
}

export const workOffAlertTasks: DueWork = {
  name: 'work off what alerts are about',
  isPrompt: true,
  due: Prisma.sql`SELECT min(at) FROM alert_task`,
  async run() {
    const tasks = await database().$queryRaw<AlertTask[]>`
      SELECT kind, subject, array_agg(id) AS ids FROM (SELECT * FROM alert_task ORDER BY at LIMIT 1000) AS first
      GROUP BY kind, subject`;
    for (const { kind, subject, ids } of tasks) {
      await doing[kind](subject);
      await database().$executeRaw`DELETE FROM alert_task WHERE id = ANY (${ids}::bigint[])`;
    }
  },
};
