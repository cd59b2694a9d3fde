import type { DayRange, TakenStep, TakenTotals } from '#contract/desk/figures.ts';
import { dayAfter } from '#domain/time/day-range.ts';
import { sql } from '#server/engine/database/sql.ts';
import { readSql } from '#server/engine/database/statement.ts';

export interface Shop {
  zone: string;
  currency: string;
}

/** The beginning of a day of the shop's zone. */
export const startOf = (day: string, zone: string) => sql`(${day}::date::timestamp AT TIME ZONE ${zone}::text)`;

/** Orders that were paid on these days. Tests are none. */
export const paidIn = ({ from, to }: { from: string; to: string }, { zone, currency }: Shop) =>
  sql`orders.paid_at >= ${startOf(from, zone)} AND orders.paid_at < ${startOf(dayAfter(to, 1), zone)}
      AND NOT orders.is_test AND orders.currency = ${currency}`;

export async function readTotals(range: { from: string; to: string }, shop: Shop): Promise<TakenTotals> {
  const [row] = await readSql<TakenTotals>(sql`
    SELECT count(*)::int AS orders, coalesce(sum(total_amount - refunded_amount), 0)::float8 AS amount,
           coalesce(sum(refunded_amount), 0)::float8 AS refunded
    FROM orders WHERE ${paidIn(range, shop)}`);
  return row ?? { orders: 0, amount: 0, refunded: 0 };
}

interface Counted {
  /** Which step of its range, from 0. */
  step: number;
  orders: number;
  amount: number;
}

/** What was taken in each hour of a day, each day, or each month of a longer range, beside the range before. @param now the shop's clock: `2026-11-24T09` */
export async function readSteps(range: DayRange, shop: Shop, now: string): Promise<TakenStep[]> {
  const unit = range.days === 1 ? 'hour' : range.days > 92 ? 'month' : 'day';
  const count = ({ from, to }: { from: string; to: string }) =>
    readSql<Counted>(sql`
    SELECT ${stepOf(unit, from)} AS step, count(*)::int AS orders, sum(total_amount - refunded_amount)::float8 AS amount
    FROM (SELECT paid_at AT TIME ZONE ${shop.zone}::text AS at, total_amount, refunded_amount
          FROM orders WHERE ${paidIn({ from, to }, shop)}) AS paid GROUP BY 1`);
  const [these, others] = await Promise.all([count(range), count(range.before)]);
  const of = (rows: readonly Counted[]) => new Map(rows.map((row) => [row.step, row]));
  const [taken, before] = [of(these), of(others)];
  return stepNames(range, unit).map((at, place) => {
    const state = now.startsWith(at) ? 'running' : at < now ? 'over' : 'to_come';
    const { orders = 0, amount = 0 } = taken.get(place) ?? {};
    return { at, orders, amount, before: before.get(place)?.amount ?? 0, state };
  });
}

type Unit = 'hour' | 'day' | 'month';

function stepOf(unit: Unit, from: string) {
  if (unit === 'hour') return sql`extract(hour FROM at)::int`;
  if (unit === 'day') return sql`at::date - ${from}::date`;
  return sql`((extract(year FROM at) - extract(year FROM ${from}::date)) * 12
    + extract(month FROM at) - extract(month FROM ${from}::date))::int`;
}

function stepNames({ from, to, days }: DayRange, unit: Unit): string[] {
  if (unit === 'hour') return Array.from({ length: 24 }, (_, hour) => `${from}T${String(hour).padStart(2, '0')}`);
  const all = Array.from({ length: days }, (_, at) => dayAfter(from, at));
  if (unit === 'day') return all;
  return [...new Set([...all.map((day) => day.slice(0, 7)), to.slice(0, 7)])];
}
