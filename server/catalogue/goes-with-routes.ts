import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { notFound } from '#server/web/problem.ts';
import { readProductPage } from './product-page.ts';
import { readRelatedPieces } from './related-pieces.ts';

/** As many as stand beside each other. */
const shown = 3;

export const goesWithRoutes: readonly Route[] = [
  /** For whoever has just put the piece in their bag. */
  route.get('/products/:slug/goes-with', {
    access: 'person',
    async run({ params: { slug } }) {
      const page = await readProductPage(slug);
      if (page?.view.data.status !== 'published') throw notFound('piece');
      const { piece, shelves } = page;
      const related = { ...piece, makerSlug: piece.makerPage?.slug ?? null, shelves };
      return accept({ goesWith: (await readRelatedPieces(related, shown)).goesWith });
    },
  }),
];
