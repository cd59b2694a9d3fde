import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { GoLiveList } from '#components/desk/go-live/go-live-list.tsx';
import { TakenLately } from '#components/desk/today/taken-lately.tsx';
import { Today } from '#components/desk/today/today.tsx';
import { WaitingList } from '#components/desk/today/waiting-list.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { countWaitingForOpening } from '#server/alert/count-waiting-for-opening.ts';
import { readLotViews } from '#server/desk/desk-lots.ts';
import { readTakenLately } from '#server/desk/sales/read-figures.ts';
import { readWaiting } from '#server/desk/today/read-waiting.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { isBeforeOpening } from '#server/go-live/before-opening.ts';
import { readGoLive } from '#server/go-live/read-go-live.ts';
import { can } from '#server/session/can.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { deskView, pagesOf, staff } from '../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Today' };

export default async function TodayPage() {
  const actor = await staff();
  const desk = await deskView();
  if (!desk) {
    // Their work begins at the first page that they can open.
    const [first] = pagesOf(actor);
    if (first) redirect(first);
    notFound();
  }
  const now = databaseNow();
  const { zone } = await readPageShop();
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone });
  const today = day.format(now).replace(',', '');
  const checks = await readGoLive();
  const beforeOpening = await isBeforeOpening(checks);
  return (
    <>
      <div className="desk__head">
        {beforeOpening ? (
          <div>
            <h1 className="heading-large">Not selling yet</h1>
            <p className="small muted tabular">{today}</p>
          </div>
        ) : (
          <h1 className="heading-large">{today}</h1>
        )}
      </div>
      <GoLiveList checks={checks} waiting={await countWaitingForOpening()} />
      {!beforeOpening && (
        <Today
          initial={desk}
          lots={await readLotViews(desk.data)}
          renderedAt={now.getTime()}
          waiting={<WaitingList works={await readWaiting(actor)} now={now.getTime()} />}
          taken={
            <TakenLately
              lately={await readTakenLately(actor)}
              currency={shopCurrency()}
              more={can(actor, 'figures:read')}
            />
          }
        />
      )}
    </>
  );
}
