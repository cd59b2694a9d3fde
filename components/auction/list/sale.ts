import { capitalised, countInWords } from '#components/ui/format/count-words.ts';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import type { View } from '#contract/wire/views.ts';

export type LotFace = Pick<Lot, 'id' | 'slug' | 'lotNumber' | 'title' | 'images'>;

export interface LotEntry<L = Lot> {
  lot: L;
  view: View<'auction'>;
}
export interface LiveLot<L = Lot> {
  lot: L;
  view: AuctionView;
  topic: string;
}

/** As little as the lots' faces need: a page carries it twice, as what is seen and as its data. */
export function facesOf(lots: readonly LotEntry[]): LotEntry<LotFace>[] {
  return lots.map(({ lot: { id, slug, lotNumber, title, images }, view }) => ({
    lot: { id, slug, lotNumber, title, images: images.slice(0, 1) },
    view,
  }));
}

export interface Sale {
  open: LiveLot[];
  upcoming: LiveLot[];
  /** Newest first. */
  ended: LiveLot[];
}

export function sortSale(lots: readonly LiveLot[]): Sale {
  const by = (moment: (view: AuctionView) => string) => (a: LiveLot, b: LiveLot) =>
    Date.parse(moment(a.view)) - Date.parse(moment(b.view));
  const inState = (state: AuctionView['state']) => lots.filter(({ view }) => view.state === state);
  return {
    open: inState('open').sort(by((view) => view.endsAt)),
    upcoming: inState('scheduled').sort(by((view) => view.startsAt)),
    ended: inState('closed')
      .sort(by((view) => view.closedAt ?? view.endsAt))
      .reverse(),
  };
}

const verb = (count: number, one: string, many: string) => (count === 1 ? one : many);

/** `Six lots are live, closing one after another. Two are to come.` */
export function saleSentence({ open, upcoming, ended }: Sale): string {
  const live =
    open.length === 0
      ? 'No lot is live just now.'
      : `${capitalised(countInWords(open.length))} single ${verb(open.length, 'piece is', 'pieces are')} live.`;
  const closed =
    ended.length === 0
      ? ''
      : ` ${capitalised(countInWords(ended.length))} ${verb(ended.length, 'has', 'have')} closed.`;
  const coming =
    upcoming.length === 0
      ? ''
      : ` ${capitalised(countInWords(upcoming.length))} ${verb(upcoming.length, 'is', 'are')} to come.`;
  return live + closed + coming;
}
