/** Before the shop opens: visitors are shown the opening page, and programs are told when to come back. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { databaseNow } from '#server/engine/database/clock.ts';
import type { TurnAway } from '#server/engine/http/http-server.ts';
import { isApi } from '#server/engine/http/is-api.ts';
import { isReachableBeforeOpening } from '#server/opening/before-opening.ts';
import { notOpenYet, type ShopDoor } from '#server/opening/shop-door.ts';
import { type Actor, actorOf } from '#server/session/actor.ts';
import { problemResponse } from '#server/web/answer.ts';
import { SecurityHeaders } from '../engine/http/security-headers.ts';
import { sendResponse } from '../engine/http/send-response.ts';

export const turnVisitorsAway =
  (door: ShopDoor, headers = new SecurityHeaders()): TurnAway =>
  (request, response) => {
    const { url = '/', headers: asked } = request;
    // A key is proved by the API itself, and sees the shop.
    const isProved = isApi(url) && /^Bearer ./i.test(asked.authorization ?? '');
    const isOpening = /^\/opening(\?|$)/.test(url);
    if (isProved || (isReachableBeforeOpening(url) && !isOpening)) return false;
    const opensAt = door.opensAt();
    if (opensAt === null) return isOpening && goHome(response, headers);
    return Promise.resolve(opensAt).then((at) => {
      if (isOpening) return at === null && goHome(response, headers);
      return at !== null && answer({ door, headers, opensAt: at }, request, response);
    });
  };

async function answer(
  { door, headers, opensAt }: { door: ShopDoor; headers: SecurityHeaders; opensAt: number },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { url = '/', headers: asked, method } = request;
  if (!(await door.isShutTo(await whoAsks(request)))) return false;
  const isRead = method === 'GET' || method === 'HEAD';
  if (isApi(url) && !isForm(request)) {
    for (const [name, value] of Object.entries(headers.every)) response.setHeader(name, value);
    await sendResponse(request, response, problemResponse(notOpenYet(opensAt)));
  } else if (isRead && (asked.rsc !== undefined || isForPrograms(url))) {
    // The router then asks for the page itself.
    const seconds = Math.ceil((opensAt - databaseNow().getTime()) / 1_000);
    const said = { 'retry-after': String(Math.max(1, seconds)), 'content-type': 'text/plain; charset=utf-8' };
    response.writeHead(503, { ...headers.every, ...said, 'cache-control': 'no-store' });
    response.end(isRead && method === 'HEAD' ? undefined : 'The shop isn’t open yet.\n');
  } else if (isRead && url.split('?', 1)[0] === '/') {
    request.url = '/opening';
    return false;
  } else {
    goHome(response, headers, isRead ? 307 : 303);
  }
  return true;
}

function goHome(response: ServerResponse, headers: SecurityHeaders, status = 307): true {
  response.writeHead(status, { ...headers.every, location: '/', 'cache-control': 'no-store' }).end();
  return true;
}

/** Browsers are sent to the opening page, and so is what a form of theirs sent. */
const isForm = ({ headers }: IncomingMessage): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(headers['content-type'] ?? '') &&
  headers.accept !== 'application/json';

const isForPrograms = (url: string): boolean =>
  /^\/(feeds|sitemaps)\/|\.(xml|txt|ics|json)$/.test(url.split('?', 1)[0] ?? '');

const whoAsks = async ({ headers: { cookie } }: IncomingMessage): Promise<Actor> =>
  cookie === undefined ? { kind: 'nobody' } : actorOf(new Headers({ cookie }));
