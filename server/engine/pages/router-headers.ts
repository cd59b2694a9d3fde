import type { IncomingHttpHeaders } from 'node:http';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';

const names = [
  ...['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-url'],
  ...['next-hmr-refresh', 'next-action'],
];
const longest = 8_000;

/**
 * Takes the headers of Next's router from a request whose headers no router of ours could have sent: what is asked for
 * then is the plain page. Next would answer them with a fault, and each invented one is a rendering of its own.
 */
export function dropForeignRouterHeaders(headers: IncomingHttpHeaders): void {
  if (names.every((name) => headers[name] === undefined) || areRouters(headers)) return;
  for (const name of names) delete headers[name];
}

function areRouters(headers: IncomingHttpHeaders): boolean {
  const {
    rsc,
    'next-router-state-tree': tree,
    'next-router-prefetch': prefetch = '1',
    'next-router-segment-prefetch': segment = '/',
    // No page has actions of its own: forms go to the API.
    'next-action': action,
  } = headers;
  if (rsc !== '1' || action !== undefined || !/^[123]$/.test(String(prefetch))) return false;
  if (typeof segment !== 'string' || !/^\/[\w/@.$!()[\]*+%-]{0,300}$/.test(segment)) return false;
  if (tree === undefined) return true;
  if (typeof tree !== 'string' || tree.length > longest) return false;
  try {
    parseAndValidateFlightRouterState(tree);
    return true;
  } catch {
    return false;
  }
}
