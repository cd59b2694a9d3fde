import { Gauge } from 'prom-client';
import { readRows } from '#server/engine/database/statement.ts';
import { metrics } from '#server/engine/process/metrics.ts';

interface Held {
  who: 'guests' | 'accounts' | 'orders';
  units: number;
}

/** Units on hold now: in bags of guests and of accounts, and in orders that are being paid. */
export const readHeldUnits = (): Promise<Held[]> => readRows<Held>`
  SELECT who, coalesce(sum(quantity), 0)::int AS units
  FROM unnest(ARRAY['guests', 'accounts', 'orders']) AS kinds (who)
  LEFT JOIN (
    SELECT quantity, CASE WHEN order_id IS NOT NULL THEN 'orders' WHEN "user".is_anonymous THEN 'guests' ELSE 'accounts' END AS holder
    FROM reservation JOIN person ON person.id = reservation.person_id LEFT JOIN "user" ON "user".id = person.user_id
    WHERE expires_at > clock_timestamp()
  ) AS held ON held.holder = kinds.who
  GROUP BY who`;

export async function readMostOfOneAddress(): Promise<number> {
  const [most] = await readRows<{ units: number }>`
    SELECT coalesce(max(units), 0)::int AS units FROM (
      SELECT sum(reservation.quantity) AS units FROM hold_clock
      JOIN reservation USING (variant_id, person_id)
      WHERE address_block IS NOT NULL AND expires_at > clock_timestamp() GROUP BY address_block
    ) AS by_address`;
  return most?.units ?? 0;
}

/** For an alarm on stock that is held and not bought. Read from the database at each scrape. */
export function exportHeldUnits(): void {
  const registers = [metrics()];
  new Gauge({
    name: 'marketday_held_units',
    help: 'Units on hold, by whose bags or orders they are in.',
    labelNames: ['who'],
    registers,
    async collect() {
      for (const { who, units } of await readHeldUnits()) this.set({ who }, units);
    },
  });
  new Gauge({
    name: 'marketday_held_units_of_one_address',
    help: 'The most units that the guests of one client address hold.',
    registers,
    async collect() {
      this.set(await readMostOfOneAddress());
    },
  });
}
