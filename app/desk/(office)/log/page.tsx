import type { Metadata } from 'next';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { LogFilters } from '#components/desk/log/log-filters.tsx';
import { LogTable } from '#components/desk/log/log-table.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import '#components/desk/log/log.css';
import { logListSchema } from '#contract/log/log-list.ts';
import { readLogActors } from '#server/desk/log/log-actors.ts';
import { readLog } from '#server/desk/log/read-log.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Log' };

type Search = Promise<Record<string, unknown>>;

export default async function LogPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/log');
  const { before, ...asked } = logListSchema.parse(await searchParams);
  const [{ entries, next }, actors, { zone }] = await Promise.all([
    readLog(actor, { ...asked, before }),
    readLogActors(actor),
    readPageShop(),
  ]);
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Log</h1>
        <p className="small muted">
          What people at the desk and API keys did. Settings, texts and access are kept for two years.
        </p>
      </div>
      <LogFilters asked={asked} actors={actors} />
      {entries.length === 0 ? (
        <p className="desk__empty">
          {Object.values(asked).some((one) => one !== undefined) ? 'Nothing matches.' : 'Nothing yet.'}
        </p>
      ) : (
        <LogTable entries={entries} currency={shopCurrency()} zone={zone} now={databaseNow()} />
      )}
      <DeskPages path="/desk/log" asked={asked} name="before" isFirst={before === undefined} next={next} />
    </>
  );
}
