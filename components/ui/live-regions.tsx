/**
 * The page's three places for announcements, empty at load: what a page says of its figures, what
 * the shop says of itself (connection, holds, toasts), and what can't wait.
 */
export function LiveRegions() {
  return (
    <>
      <div className="sr" id="say-page" aria-live="polite" />
      <div className="sr" id="say-shop" aria-live="polite" />
      <div className="sr" id="say-now" aria-live="assertive" />
    </>
  );
}
