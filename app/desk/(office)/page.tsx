import type { Metadata } from 'next';
import { Today } from '#components/desk/today/today.tsx';
import { databaseNow } from '#server/database/clock.ts';
import { readLotViews } from '#server/desk/desk-lots.ts';
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
      <Today initial={desk} lots={await readLotViews(desk.data)} renderedAt={now.getTime()} />
    </>
  );
}
