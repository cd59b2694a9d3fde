import { log } from '#server/engine/process/log.ts';
import { pageSource } from '#server/web/page-source.ts';
import { readShop } from './read-shop.ts';

interface Changes {
  onTopics(listener: (topics: string[]) => void): unknown;
  onLost(listener: () => void): unknown;
}

/** Notes the shop's currency anew when another process may have changed it. Reading the settings notes it. */
export function followShopCurrency(changes: Changes): void {
  const note = () =>
    void readShop().catch((error: unknown) => log().warn({ err: error }, 'the shop’s currency could not be read'));
  changes.onTopics((topics) => {
    if (topics.includes(pageSource.shopSettings)) note();
  });
  changes.onLost(note);
}
