import { meets, type Needed, type Permission } from './permissions.ts';

interface DeskPart {
  /** What whoever opens it must be allowed. */
  needs: Needed;
  /** It has a place in the desk's navigation. */
  room?: {
    name: string;
    /** The figures of the desk's view that count the work waiting there, never a total. */
    waiting?: readonly string[];
    means?: string;
    /** Has a place of its own in the bar at the foot of a phone. */
    first?: boolean;
  };
}

/** Every page of the desk, by its folder, in the order of the desk's navigation. */
export const deskPages = {
  '/desk': { needs: 'desk:read', room: { name: 'Today', first: true } },
  '/desk/orders': {
    needs: 'order:read',
    room: { name: 'Orders', waiting: ['toPack', 'toShip', 'toAnswer'], means: 'to pack, ship or answer', first: true },
  },
  '/desk/orders/[publicId]': { needs: 'order:read' },
  '/desk/orders/new': { needs: { all: ['order:read', 'order:place', 'money:read', 'piece:read'] } },
  '/desk/orders/send': { needs: { all: ['order:read', 'order:pack'] } },
  '/desk/customers': { needs: { all: ['customer:read', 'money:read'] }, room: { name: 'Customers' } },
  '/desk/customers/[id]': { needs: { all: ['customer:read', 'money:read'] } },
  '/desk/returns': { needs: 'return:read', room: { name: 'Returns', waiting: ['openReturns'], means: 'to review' } },
  '/desk/withdrawals': {
    needs: 'withdrawal:handle',
    room: { name: 'Withdrawals', waiting: ['withdrawalsToMatch', 'withdrawalsDue'], means: 'to match or refund now' },
  },
  '/desk/withdrawals/[id]': { needs: 'withdrawal:handle' },
  '/desk/withdrawals/record': { needs: 'withdrawal:handle' },
  '/desk/messages': { needs: 'message:answer', room: { name: 'Messages', waiting: ['messages'], means: 'to answer' } },
  '/desk/reviews': { needs: 'review:decide', room: { name: 'Reviews', waiting: ['toRead'], means: 'to read' } },
  '/desk/pieces': { needs: { all: ['piece:read', 'stock:read'] }, room: { name: 'Pieces', first: true } },
  '/desk/pieces/new': { needs: { all: ['piece:write', 'piece:price', 'stock:adjust'] } },
  '/desk/pieces/of/[slug]': { needs: { all: ['piece:read', 'stock:read', 'piece:write'] } },
  '/desk/pieces/[sku]/numbers': { needs: { all: ['piece:read', 'stock:read'] } },
  '/desk/safety': { needs: 'piece:write', room: { name: 'Product safety' } },
  '/desk/safety/[maker]': { needs: 'piece:write' },
  '/desk/import': { needs: 'piece:import', room: { name: 'Import' } },
  '/desk/prices': { needs: 'piece:price', room: { name: 'Scheduled prices' } },
  '/desk/promotions': { needs: 'promotion:manage', room: { name: 'Promotions' } },
  '/desk/gift-cards': { needs: 'gift_card:read', room: { name: 'Gift cards' } },
  '/desk/gift-cards/[id]': { needs: 'gift_card:read' },
  '/desk/delivery': { needs: 'delivery:manage', room: { name: 'Delivery' } },
  '/desk/delivery/[id]': { needs: 'delivery:manage' },
  '/desk/taxes': { needs: { all: ['tax:manage', 'invoice:read'] }, room: { name: 'Taxes' } },
  '/desk/texts': { needs: 'text:write', room: { name: 'Texts' } },
  '/desk/texts/[slug]': { needs: 'text:write' },
  '/desk/texts/new': { needs: 'text:write' },
  '/desk/auctions': {
    needs: 'lot:read',
    room: { name: 'Auctions', waiting: ['openLots'], means: 'open', first: true },
  },
  '/desk/auctions/[id]': { needs: 'lot:read' },
  '/desk/drops': { needs: 'drop:manage', room: { name: 'Drops' } },
  '/desk/figures': { needs: 'figures:read', room: { name: 'Figures' } },
  '/desk/carriers': {
    needs: 'carrier:manage',
    room: { name: 'Carriers', waiting: ['carrierProblems'], means: 'messages to check' },
  },
  '/desk/settings': { needs: 'settings:write', room: { name: 'Settings' } },
  '/desk/settings/redirects': { needs: 'settings:write' },
  '/desk/keys': { needs: 'key:manage', room: { name: 'API keys' } },
  '/desk/staff': { needs: 'staff:manage', room: { name: 'Staff' } },
  '/desk/log': { needs: 'log:read', room: { name: 'Log' } },
  // Last: the first page that somebody may open is where their work begins.
  '/desk/find': { needs: { any: ['order:read', 'piece:read', 'lot:read', 'customer:read', 'desk:read'] } },
} as const satisfies Record<`/desk${string}`, DeskPart>;

export type DeskPage = keyof typeof deskPages;

/** The pages that somebody may open. */
export const openPages = (may: (permission: Permission) => boolean): DeskPage[] =>
  (Object.keys(deskPages) as DeskPage[]).filter((page) => meets(deskPages[page].needs, may));
