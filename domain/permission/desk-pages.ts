import { meets, type Needed, type Permission } from './permissions.ts';

/** Every page of the desk, by its folder, and what whoever opens it must be allowed. In the order of the desk's navigation. */
export const deskPages = {
  '/desk': 'desk:read',
  '/desk/orders': 'order:read',
  '/desk/orders/[publicId]': 'order:read',
  '/desk/orders/send': { all: ['order:read', 'order:pack'] },
  '/desk/returns': 'return:read',
  '/desk/withdrawals': 'withdrawal:handle',
  '/desk/withdrawals/[id]': 'withdrawal:handle',
  '/desk/withdrawals/record': 'withdrawal:handle',
  '/desk/messages': 'message:answer',
  '/desk/reviews': 'review:decide',
  '/desk/pieces': { all: ['piece:read', 'stock:read'] },
  '/desk/pieces/new': { all: ['piece:write', 'piece:price', 'stock:adjust'] },
  '/desk/pieces/of/[slug]': { all: ['piece:read', 'stock:read', 'piece:write'] },
  '/desk/pieces/[sku]/numbers': { all: ['piece:read', 'stock:read'] },
  '/desk/safety': 'piece:write',
  '/desk/safety/[maker]': 'piece:write',
  '/desk/import': 'piece:import',
  '/desk/prices': 'piece:price',
  '/desk/promotions': 'promotion:manage',
  '/desk/gift-cards': 'gift_card:read',
  '/desk/gift-cards/[id]': 'gift_card:read',
  '/desk/delivery': 'delivery:manage',
  '/desk/delivery/[id]': 'delivery:manage',
  '/desk/taxes': { all: ['tax:manage', 'invoice:read'] },
  '/desk/texts': 'text:write',
  '/desk/texts/[slug]': 'text:write',
  '/desk/texts/new': 'text:write',
  '/desk/auctions': 'lot:read',
  '/desk/auctions/[id]': 'lot:read',
  '/desk/drops': 'drop:manage',
  '/desk/carriers': 'carrier:manage',
  '/desk/settings': 'settings:write',
  '/desk/keys': 'key:manage',
  '/desk/staff': 'staff:manage',
} as const satisfies Record<`/desk${string}`, Needed>;

export type DeskPage = keyof typeof deskPages;

/** The pages that somebody may open. */
export const openPages = (may: (permission: Permission) => boolean): DeskPage[] =>
  (Object.keys(deskPages) as DeskPage[]).filter((page) => meets(deskPages[page], may));
