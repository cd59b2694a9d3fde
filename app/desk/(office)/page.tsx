import type { Metadata } from 'next';
import { GoLiveList } from '#components/desk/go-live/go-live-list.tsx';
import { Today } from '#components/desk/today/today.tsx';
import { countWaitingForOpening } from '#server/alert/count-waiting-for-opening.ts';
import { databaseNow } from '#server/database/clock.ts';
import { readLotViews } from '#server/desk/desk-lots.ts';
import { readGoLive } from '#server/go-live/read-go-live.ts';
import { deskView } from '../merchant.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Today' };

export default async function TodayPage() {
  const desk = await deskView();
  const now = databaseNow();
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <>
      <div className="dh">
        <h1 className="h1">{day.format(now).replace(',', '')}</h1>
      </div>
      <GoLiveList checks={await readGoLive()} waiting={await countWaitingForOpening()} />
      <Today initial={desk} lots={await readLotViews(desk.data)} renderedAt={now.getTime()} />
    </>
  );
}
