import { Block } from '#components/auction/sale/block.ts';
import { saleOrder } from '#components/auction/sale/sale-order.ts';
import {
  leaderWords,
  placeWords,
  resultWords,
  soldSoFarWords,
  totalWords,
} from '#components/auction/sale/sale-words.ts';
import type { View } from '#contract/wire/views.ts';
import { readSalePage, type SalePage } from '../../auction/sale/sale-pages.ts';
import { openPage } from './live-page.ts';
import { LotPanel } from './lot-panel.ts';

/** Somebody's finger on what a result offers, which they share here. */
export interface Hand {
  rests: boolean;
  /** How long ago the result came up, beyond the time that has really passed. */
  laterMs: number;
}

/** A sale's room: the lot on the block with its panel, who leads, and what has been sold so far. */
export async function openRoomPage(url: string, slug: string, hand: Hand) {
  const page = await readSalePage(slug);
  if (!page) throw new Error('There is no such sale.');
  const lotTopics = page.lots.map(({ view }) => view.topic);
  let pass = () => {};
  const opened = await openPage(url, (store) => {
    const said: string[] = [];
    let panel: { id: string; panel: LotPanel } | null = null;
    const lots = () =>
      page.lots.map(({ lot, view }) => ({
        lot,
        topic: view.topic,
        view: (store.getState().views[view.topic] as View<'auction'> | undefined)?.data ?? view.data,
      }));
    const block = new Block(lots(), {
      say: (words) => said.push(words),
      isAboutToPress: () => hand.rests,
      now: () => Date.now() + hand.laterMs,
    });
    pass = () => block.look();
    return {
      topics: [page.sale.topic, ...lotTopics],
      panel: () => panel?.panel as LotPanel,
      look() {
        block.take(lots());
        const { onTheBlock, closed } = saleOrder(lots(), block.held);
        const sale = saleOf(store.getState().views[page.sale.topic] as View<'sale'> | undefined, page);
        const totals = totalWords(sale);
        if (!onTheBlock) {
          const shown = `The sale is over. ${resultWords(sale.soldCount, page.lots.length, totals)}`;
          return { shown, heard: said.splice(0) };
        }
        const { lot, view } = onTheBlock;
        // Each lot has a panel of its own.
        if (panel?.id !== lot.id) panel = { id: lot.id, panel: new LotPanel(lot.id, store) };
        const own = panel.panel.look();
        if (!own) return null;
        const place = placeWords(view, sale.lotIds.indexOf(lot.id) + 1, sale.lotIds.length);
        const sold = closed.length > 0 && soldSoFarWords(sale.soldCount, totals, false);
        const shown = [place, own.shown, leaderWords(view), sold].filter(Boolean).join(' / ');
        return { shown, heard: [...said.splice(0), ...own.heard] };
      },
    };
  });
  return {
    ...opened,
    /** Its timer comes round. */
    look() {
      pass();
      opened.look();
    },
  };
}

const saleOf = (view: View<'sale'> | undefined, page: SalePage) => view?.data ?? page.sale.data;
