/** Empty at load: what a page says of its figures, what the shop says of itself, and what can't wait. */
export function LiveRegions() {
  return (
    <>
      <div className="sr" id="say-page" aria-live="polite" />
      <div className="sr" id="say-shop" aria-live="polite" />
      <div className="sr" id="say-now" aria-live="assertive" />
    </>
  );
}
