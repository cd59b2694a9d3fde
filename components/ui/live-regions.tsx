/** The regions are empty at load: for the page's figures, for the shop itself, and for what can't wait. */
export function LiveRegions() {
  return (
    <>
      <div className="visually-hidden" id="say-page" aria-live="polite" />
      <div className="visually-hidden" id="say-shop" aria-live="polite" />
      <div className="visually-hidden" id="say-now" aria-live="assertive" />
    </>
  );
}
