import { readLotCalendar } from '#server/auction/lot/lot-calendar.ts';
import { calendarResponse } from '#server/web/answer.ts';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const calendar = await readLotCalendar(slug);
  return calendar === null ? new Response('There is no such lot.', { status: 404 }) : calendarResponse(calendar, slug);
}
