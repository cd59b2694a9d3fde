/**
 * Whether a browser's `Origin` is this shop's own. `cors` settings do not protect WebSocket upgrades
 * and forms, so both are checked here. No origin at all means no browser sent it across sites.
 *
 * @param origin the `Origin` header; the opaque `null` is not ours
 * @param host the `Host` header
 */
export function isOwnOrigin(
  origin: string | null | undefined,
  host: string | null | undefined,
  publicUrl: string | undefined,
): boolean {
  if (!origin) return true;
  if (publicUrl && origin === new URL(publicUrl).origin) return true;
  return Boolean(host) && (origin === `http://${host}` || origin === `https://${host}`);
}
