/** Next never sees these paths (docs/decisions/006). */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { loggedPath } from '#server/api/note-call.ts';
import { settings } from '#server/config/settings.ts';
import type { Handle } from '#server/engine/http/handle.ts';
import { problemResponse } from '#server/web/answer.ts';
import { problemOf } from '#server/web/problem.ts';
import { faultOf } from '../engine/http/fault.ts';
import { sendResponse } from '../engine/http/send-response.ts';
import { webRequest } from '../engine/http/web-request.ts';
import type { RouteTable } from './route-table.ts';

/** Names and passwords are short, and whoever sends them is nobody yet. */
const mostBytesToSignIn = 60 * 1024;
const signingIn = /^\/api\/(session|auth|account)\//;

const unstorableQuery = 'The query has a character that is not allowed.';
const noSuchAddress = () => problemResponse({ code: 'not_found', message: 'There is no such address in this API.' });

export function answerApi(table: RouteTable): Handle {
  return async (incoming, response) => {
    const answer = await answerTo(table, incoming, response).catch((error: unknown) => failed(incoming, error));
    if (!response.destroyed) await sendResponse(incoming, response, answer);
  };
}

async function answerTo(table: RouteTable, incoming: IncomingMessage, response: ServerResponse): Promise<Response> {
  const { method = 'GET', url: asked = '/' } = incoming;
  const url = new URL(settings().localUrl + asked);
  const path = url.pathname.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  if (path.split('/').length !== asked.split('?', 1)[0]?.split('/').length) return moved(path + url.search);
  // No id has the character NUL, and no query of ours: the database couldn't be asked for it.
  if (path.includes('%00')) return noSuchAddress();
  if (url.search.includes('%00')) return problemResponse({ code: 'invalid', message: unstorableQuery });
  const found = table.find(path.split('/').slice(2));
  if (!found) return noSuchAddress();
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: found.allow() } });
  const route = found.by(method);
  if (!route) return new Response(null, { status: 405, headers: { allow: found.allow() } });
  const request = await webRequest(incoming, response, {
    url,
    method,
    files: route.declared?.files,
    most: signingIn.test(path) ? mostBytesToSignIn : undefined,
    mostHeld: settings().LIMITS ? undefined : Number.POSITIVE_INFINITY,
  });
  return route.handler(request, found.params);
}

/** To the one way to write an address: without slashes in a row or at its end, and without dots. */
const moved = (path: string): Response => new Response(null, { status: 308, headers: { location: path } });

function failed({ destroyed, complete, headers, method = '', url = '' }: IncomingMessage, error: unknown): Response {
  if (error instanceof URIError) {
    return problemResponse({ code: 'invalid', message: 'The URL isn’t correctly encoded.' });
  }
  // Its body ended halfway: there is nobody to be told, and nothing to be logged.
  if (destroyed && !complete) return new Response(null, { status: 400 });
  const path = loggedPath(url.split('?')[0] ?? '');
  return problemResponse(problemOf(error) ?? faultOf(error, { requestId: headers['x-request-id'], method, path }));
}
