import { turnOffMail } from '#server/notice/turn-off-mail.ts';
import { notFound } from '#server/problem.ts';
import { jsonResponse, problemResponse, seeOther } from '#server/web/answer.ts';

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key') ?? '';

/** A mail scanner opens links too: opening it asks. */
export const GET = (request: Request) => seeOther(`/unsubscribe?key=${encodeURIComponent(keyOf(request))}`);

/** One press in a mail program (RFC 8058): no cookie, no origin, and no redirect but for our own page. */
export async function POST(request: Request): Promise<Response> {
  const kind = await turnOffMail(keyOf(request));
  const fromPage = new URL(request.url).searchParams.has('page');
  if (fromPage) return seeOther(kind ? `/unsubscribe?done=${kind}` : '/unsubscribe?problem=not_found');
  return kind ? jsonResponse({ turnedOff: kind }) : problemResponse(notFound('link').problem);
}
