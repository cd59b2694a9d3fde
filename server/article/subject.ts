import type { Subject } from '#server/api/declared-subject.ts';
import { articleRoutes } from './article-routes.ts';

export const articleSubject = {
  name: 'article',
  needs: ['photograph', 'rich-text', 'shop', 'tariff'],
  tables: ['article'],
  routes: articleRoutes,
} satisfies Subject;
