import ical, { ICalAlarmType, type ICalCalendar } from 'ical-generator';
import { remindMinutes } from '#domain/auction/watch-reminder.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readShop } from '#server/shop/read-shop.ts';

const columns = {
  id: true,
  slug: true,
  lotNumber: true,
  title: true,
  maker: true,
  version: true,
  state: true,
  startsAt: true,
  endsAt: true,
  closedAt: true,
} as const;

interface CalendarLot {
  id: string;
  slug: string;
  lotNumber: number;
  title: string;
  maker: string;
  version: number;
  state: string;
  startsAt: Date;
  endsAt: Date;
  closedAt: Date | null;
}

const mostLots = 500;

/** Every opening and closing to come, as an iCalendar file (RFC 5545). */
export async function readSaleroomCalendar(): Promise<string> {
  const lots = await database().auction.findMany({
    where: { state: { not: 'closed' } },
    orderBy: { endsAt: 'asc' },
    take: mostLots,
    select: columns,
  });
  return calendarOf(lots, (await readShop()).shopName);
}

/** One lot's opening and closing. @returns null if there is no such lot */
export async function readLotCalendar(slug: string): Promise<string | null> {
  const lot = await database().auction.findUnique({ where: { slug }, select: columns });
  return lot && calendarOf([lot], (await readShop()).shopName);
}

function calendarOf(lots: readonly CalendarLot[], shopName: string): string {
  const calendar = ical({ name: `${shopName}, auctions`, prodId: { company: 'Marketday', product: 'Auctions' } });
  for (const lot of lots) {
    if (lot.state === 'scheduled') addMoment(calendar, lot, 'opens', lot.startsAt);
    addMoment(calendar, lot, 'closes', lot.closedAt ?? lot.endsAt);
  }
  return calendar.toString();
}

/** UID and SEQUENCE (the lot's version) let calendars move an entry whose end has moved. */
function addMoment(calendar: ICalCalendar, lot: CalendarLot, what: 'opens' | 'closes', at: Date): void {
  const event = calendar.createEvent({
    id: `lot-${lot.id}-${what}@marketday`,
    sequence: lot.version,
    stamp: databaseNow(),
    start: at,
    summary: `Lot ${lot.lotNumber} ${what}: ${lot.title}`,
    description: [lot.maker, 'Late bids can move the close.'].filter(Boolean).join('. '),
    url: `${shopUrl()}/auctions/${lot.slug}`,
  });
  if (lot.state !== 'closed') {
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: remindMinutes * 60, description: lot.title });
  }
}
