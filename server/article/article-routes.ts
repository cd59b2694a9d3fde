import { newEntrySchema, saveArticleSchema } from '#contract/article/article.ts';
import { type Route, route } from '#server/api/route.ts';
import { addEntry, saveArticle } from './save-article.ts';

export const articleRoutes: readonly Route[] = [
  route.post('/desk/texts', {
    access: { desk: 'text:write' },
    body: newEntrySchema,
    run: ({ body }) => addEntry(body),
    goTo: ({ slug }) => `/desk/texts/${slug}`,
  }),

  route.post('/desk/texts/:slug', {
    access: { desk: 'text:write' },
    body: saveArticleSchema,
    run: ({ params, body }) => saveArticle(params.slug, body),
    goTo: (_, { params }) => `/desk/texts/${params.slug}`,
  }),
];
