/** The demo shop's collections, by what pieces are used for. */
export const collections = [
  {
    slug: 'vases-and-jars',
    imageFile: 'place-branch.webp',
    title: 'Vases and jars',
    description: 'For stems, for storage, or just to look at',
  },
  {
    slug: 'for-tea',
    imageFile: 'place-tea.webp',
    title: 'For tea',
    description: 'Cups, bowls and a teapot',
  },
  {
    slug: 'the-table',
    imageFile: 'place-table.webp',
    title: 'The table',
    description: 'To eat from, pour from and light',
  },
  {
    slug: 'cobalt-and-glass',
    title: 'Cobalt and glass',
    description: 'Blue brushwork, and three colours of blown glass',
  },
] as const;
export type CollectionSlug = (typeof collections)[number]['slug'];
