/** Nobody watches these: they tell pages in memory what they were made of. */
export const pageSource = {
  shelf: 'shelf',
  /** What a label says of a piece that doesn't change with its stock: title, price, whether it is sold out. */
  label: (productId: string) => `label:${productId}`,
  /** Who the makers are, and what is said of each; of one also which pieces are theirs. */
  makers: 'makers',
  /** What is known of photographs of places and makers: what they show, and how they are cropped. */
  photographs: 'photographs',
  maker: (slug: string) => `maker:${slug}`,
  /** Which pieces are published, whose, and in which order. */
  pieces: 'pieces',
  /** A text of the merchant's. */
  article: (slug: string) => `article:${slug}`,
  articles: 'articles',
  /** The shop's own facts: its name, its address, its terms. */
  shopSettings: 'shop-settings',
  /** Which lots and sales there are, and how far they are. */
  lots: 'lots',
  /** Which drops there are, and how far they are. */
  drops: 'drops',
} as const;
