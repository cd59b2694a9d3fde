interface AlertAbout {
  kind: string;
  list: string | null;
  slug: string | null;
  sku: string | null;
  maker: string;
}

/** Returns the page that shows what an alert is about: its list, its piece, the maker's pieces, or the shop. */
export const alertHref = ({ kind, list, slug, sku, maker }: AlertAbout): string => {
  if (kind === 'opening') return '/';
  return (
    list ??
    (slug && sku ? `/products/${slug}?variant=${encodeURIComponent(sku)}` : `/shop?maker=${encodeURIComponent(maker)}`)
  );
};
