/**
 * What a page may load is fixed when it is loaded whole, so Stripe's page is; and the page after it, so that Stripe's script
 * is gone from there.
 * @returns whether it is being loaded again now
 */
export function loadsWhole(): boolean {
  document.documentElement.dataset.whole = '';
  const [loaded] = performance.getEntriesByType('navigation');
  const from = loaded ? new URL(loaded.name, location.href).pathname : location.pathname;
  if (/^\/(checkout|account\/bidding)(\/|$)/.test(from)) return false;
  location.reload();
  return true;
}
