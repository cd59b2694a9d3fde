import { safePath } from '#server/web/answer.ts';

/** Pages that lead to signing in, or say that it is over: nobody wants to come back to them. */
const passedThrough =
  /^\/(?:sign-in|register|forgotten-password|new-password|confirm-address|account\/deleted)(?:[/?]|$)/;
const longest = 300;

/** Returns the page of this shop that the browser came from, or `/`. A request may say anything: only a path of ours is taken. */
export function cameFrom(headers: Headers): string {
  const referrer = URL.parse(headers.get('referer') ?? '');
  if (!referrer || referrer.host !== headers.get('host')) return '/';
  const path = safePath(referrer.pathname + referrer.search);
  return path.length > longest || passedThrough.test(path) ? '/' : path;
}
