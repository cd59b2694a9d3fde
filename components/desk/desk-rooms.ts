import type { DeskView } from '#contract/desk/desk.ts';
import type { DeskPage } from '#domain/permission/desk-pages.ts';

export interface DeskRoom {
  name: string;
  href: DeskPage;
  /** Work that waits there, never a total. */
  count?: number;
  means?: string;
  /** Has a place of its own in the bar at the foot of a phone. */
  first?: boolean;
}

/** The rooms that somebody may open, with what waits there if they may see it. */
export const deskRooms = (pages: readonly DeskPage[], figures?: DeskView['figures']): DeskRoom[] =>
  allRooms(figures).filter(({ href }) => pages.includes(href));

function allRooms(figures?: DeskView['figures']): DeskRoom[] {
  return [
    { name: 'Today', href: '/desk', first: true },
    {
      name: 'Orders',
      href: '/desk/orders',
      count: figures && figures.toPack + figures.toShip + figures.toAnswer,
      means: 'to pack, ship or answer',
      first: true,
    },
    { name: 'Returns', href: '/desk/returns', count: figures?.openReturns, means: 'to look at' },
    {
      name: 'Withdrawals',
      href: '/desk/withdrawals',
      count: figures && figures.withdrawalsToMatch + figures.withdrawalsDue,
      means: 'to match or refund now',
    },
    { name: 'Messages', href: '/desk/messages', count: figures?.messages, means: 'to answer' },
    { name: 'Reviews', href: '/desk/reviews', count: figures?.toRead, means: 'to read' },
    { name: 'Pieces', href: '/desk/pieces', first: true },
    { name: 'Product safety', href: '/desk/safety' },
    { name: 'Import', href: '/desk/import' },
    { name: 'Scheduled prices', href: '/desk/prices' },
    { name: 'Promotions', href: '/desk/promotions' },
    { name: 'Gift cards', href: '/desk/gift-cards' },
    { name: 'Delivery', href: '/desk/delivery' },
    { name: 'Taxes', href: '/desk/taxes' },
    { name: 'Texts', href: '/desk/texts' },
    { name: 'Auctions', href: '/desk/auctions', count: figures?.openLots, means: 'open', first: true },
    { name: 'Drops', href: '/desk/drops' },
    {
      name: 'Carriers',
      href: '/desk/carriers',
      count: figures?.carrierProblems,
      means: 'messages to check',
    },
    { name: 'Settings', href: '/desk/settings' },
    { name: 'API keys', href: '/desk/keys' },
    { name: 'Staff', href: '/desk/staff' },
  ];
}

/** Today is its own page alone; the others are all that is below them. */
export const isIn = ({ href }: DeskRoom, path: string): boolean =>
  href === '/desk' ? path === href : path.startsWith(href);
