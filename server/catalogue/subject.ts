import type { Subject } from '#server/api/declared-subject.ts';
import { cardTopic } from './card-view.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { collectionTopic } from './collection-view.ts';
import { goesWithRoutes } from './goes-with-routes.ts';
import { importRoutes } from './import/import-routes.ts';
import { importTopic } from './import/import-view.ts';
import { readImports, releaseImports } from './import/run-import.ts';
import { pieceRoutes } from './piece/piece-routes.ts';
import { productTopic } from './product-view.ts';
import { safetyRoutes } from './safety/safety-routes.ts';
import { shopTopic } from './shop-view.ts';
import { photographOutbox } from './write/fetch-photographs.ts';

export const catalogueSubject = {
  name: 'catalogue',
  layers: { import: 'promotion' },
  needs: ['stored', 'storage', 'photograph', 'rich-text', 'mail', 'shop', 'session', 'stock'],
  tables: ['collection', 'import_job', 'maker', 'photograph_fetch', 'product', 'product_collection', 'product_image'],
  topics: [productTopic, cardTopic, collectionTopic, shopTopic, importTopic],
  routes: [...catalogueRoutes, ...goesWithRoutes, ...pieceRoutes, ...safetyRoutes, ...importRoutes],
  due: [readImports, photographOutbox.work],
  dueIndexes: {
    'import products': ['import_job_open'],
    'fetch photographs': ['photograph_fetch_due'],
  },
  leftWork: [releaseImports, photographOutbox.release],
} satisfies Subject;
