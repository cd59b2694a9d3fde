import { readSaleroomCalendar } from '#server/auction/lot/lot-calendar.ts';
import { calendarResponse } from '#server/web/answer.ts';

export const dynamic = 'force-dynamic';

export const GET = async (): Promise<Response> => calendarResponse(await readSaleroomCalendar(), 'auctions');
