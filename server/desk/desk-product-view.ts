import { readProductViews } from '#server/catalogue/product-view.ts';
import type { TopicSource } from '#server/topic-source.ts';
import { mayWatchDesk } from './desk-view.ts';

/** A product whatever its status: `product:<id>` tells nobody of drafts and archived ones. */
export const deskProductTopic: TopicSource<'desk-product'> = {
  kind: 'desk-product',
  async read(db, ids) {
    const views = await readProductViews(db, ids);
    return new Map([...views].map(([id, { version, data }]) => [id, { version, data }]));
  },
  allow: mayWatchDesk,
};
