/**
 * Whether a browser's `Origin` is this app's own. `cors` settings do not protect WebSocket upgrades
 * and forms, so both are checked here. No origin at all means no browser sent it across sites.
 *
 * With a `PUBLIC_URL` only its origin is: its http twin is somebody else's as soon as somebody sits in between.
 *
 * @param origin the `Origin` header; the opaque `null` is not ours
 * @param host the `Host` header; without a `PUBLIC_URL` the app speaks plain http alone
 */
export function isOwnOrigin(
  origin: string | null | undefined,
  host: string | null | undefined,
  publicUrl: string | undefined,
): boolean {
  if (!origin) return true;
  if (publicUrl) return origin === new URL(publicUrl).origin;
  return Boolean(host) && origin === `http://${host}`;
}
