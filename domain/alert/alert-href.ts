interface AlertAbout {
  list: string | null;
  slug: string | null;
  sku: string | null;
  maker: string;
}

/** Where what an alert is about can be seen: its list, its piece, or the maker's pieces. */
export const alertHref = ({ list, slug, sku, maker }: AlertAbout): string =>
  list ??
  (slug && sku ? `/products/${slug}?variant=${encodeURIComponent(sku)}` : `/shop?maker=${encodeURIComponent(maker)}`);
