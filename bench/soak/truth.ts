/** While nobody changes anything: what the crowd's screens show, and what was acknowledged, beside what the database has. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Acts } from './acts.ts';

export interface Screens {
  screens: number;
  /** Figures that are older than the database, or screens that were never answered. */
  stale: number;
  /** Views that a socket was sent after a newer one, in the whole run. */
  wentBack: number;
}

/** A screen that isn't right by then is stale. */
const patienceMs = 10_000;

async function truthOf(database: Client): Promise<Record<string, number>> {
  const { rows } = await database.query<{ topic: string; version: number }>(`
    SELECT 'product:' || id AS topic, version FROM product
    UNION ALL SELECT 'auction:' || id, version FROM auction
    UNION ALL SELECT topic, version FROM topic_version`);
  return Object.fromEntries(rows.map(({ topic, version }) => [topic, Number(version)]));
}

/** @returns what is still stale once the screens have had time to be right */
export async function staleScreens(database: Client, crowd: ChildProcess): Promise<Screens> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = once(crowd, 'message');
    crowd.send({ truth: await truthOf(database) });
    const [screens] = (await answer) as [Screens];
    if (screens.stale === 0 || performance.now() > until) return screens;
    await wait(200);
  }
}

/** @returns how many of the acknowledged orders and bids are not in the database */
export async function lostOf(database: Client, { orders, bids }: Acts['told']): Promise<number> {
  const { rows } = await database.query<{ orders: number; bids: number }>(
    `SELECT (SELECT count(*)::int FROM orders WHERE public_id = ANY ($1)) AS orders,
            (SELECT count(DISTINCT key)::int FROM bid WHERE key = ANY ($2)) AS bids`,
    [orders, bids],
  );
  return orders.length + bids.length - (rows[0]?.orders ?? 0) - (rows[0]?.bids ?? 0);
}
