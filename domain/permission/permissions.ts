import type { StaffRole } from './staff-roles.ts';

interface Row {
  /** At the desk: a box to tick for a key, a line of what a role may do. */
  words: string;
  /** The roles that have it beside owners, who have all. */
  roles: readonly Exclude<StaffRole, 'owner'>[];
  /** No API route or topic asks for it, so no key is offered it. */
  atDeskOnly?: true;
}

/** Everything that needs leave: at the desk by one's role, over the API by a key's scopes. A new one says here who has it. */
export const permissions = {
  'desk:read': { words: 'Follow the shop’s day: orders, takings, stock and lots', roles: [] },
  'order:read': { words: 'Read orders, with names and addresses', roles: ['packer', 'accountant', 'till'] },
  'order:place': { words: 'Place orders for customers', roles: ['till'] },
  'payment:record': {
    words: 'Record cash and bank transfers as received',
    roles: ['accountant', 'till'],
    atDeskOnly: true,
  },
  'order:pack': { words: 'Pack and send orders', roles: ['packer'] },
  'order:cancel': { words: 'Cancel orders', roles: [] },
  'order:refund': { words: 'Refund orders', roles: [] },
  'money:read': { words: 'See amounts and takings', roles: ['accountant', 'till'] },
  'invoice:read': { words: 'Read invoices and VAT reports', roles: ['accountant'] },
  'return:read': { words: 'Read returns', roles: ['packer', 'accountant'], atDeskOnly: true },
  'return:decide': { words: 'Accept and decline returns', roles: [], atDeskOnly: true },
  'return:receive': { words: 'Take returned pieces in', roles: ['packer'], atDeskOnly: true },
  'withdrawal:handle': { words: 'Handle withdrawals', roles: [] },
  'customer:read': { words: 'Read customers, with what they spent', roles: ['till'] },
  'customer:note': { words: 'Write notes about customers', roles: ['till'], atDeskOnly: true },
  'customer:block': { words: 'Block customers', roles: [], atDeskOnly: true },
  'customer:delete': { words: 'Export and delete customers’ data', roles: [], atDeskOnly: true },
  'message:answer': { words: 'Answer customers', roles: ['editor', 'till'] },
  'carrier:manage': { words: 'Look after carriers’ messages', roles: [], atDeskOnly: true },
  'piece:read': { words: 'Read all pieces, drafts too', roles: ['editor', 'till'] },
  'piece:write': { words: 'Add, change and archive pieces', roles: ['editor'] },
  'piece:price': { words: 'Change prices', roles: ['editor'] },
  'piece:import': { words: 'Import and export pieces', roles: ['editor'] },
  'stock:read': { words: 'Read stock', roles: ['editor', 'till'] },
  'stock:adjust': { words: 'Change stock', roles: ['editor'] },
  'text:write': { words: 'Write the shop’s pages and journal', roles: ['editor'], atDeskOnly: true },
  'review:decide': { words: 'Publish reviews and answer questions', roles: ['editor'] },
  'drop:manage': { words: 'Announce drops, and wait in them for customers', roles: ['editor'] },
  'promotion:manage': { words: 'Create promotions', roles: [] },
  'gift_card:read': { words: 'See what is left on gift cards', roles: ['accountant', 'till'] },
  'gift_card:issue': { words: 'Issue gift cards and store credit', roles: [] },
  'alert:write': { words: 'Create alerts for customers', roles: [] },
  'lot:read': { words: 'Read lots, with reserves and results', roles: ['auctioneer'] },
  'lot:write': { words: 'Create sales and lots', roles: ['auctioneer'] },
  'lot:close': { words: 'Open and close lots', roles: ['auctioneer'], atDeskOnly: true },
  'lot:offer': { words: 'Offer unsold lots again', roles: ['auctioneer'], atDeskOnly: true },
  'lot:release': { words: 'Let buyers off what they won', roles: ['auctioneer'], atDeskOnly: true },
  'lot:maxima': { words: 'See maximum bids after a lot has closed', roles: ['auctioneer'] },
  'bid:place': { words: 'Bid for customers', roles: [] },
  'bid:retract': { words: 'Take bids back', roles: ['auctioneer'] },
  'bidder:allow': { words: 'Let bidders bid again, or higher', roles: ['auctioneer'], atDeskOnly: true },
  'delivery:read': { words: 'Read delivery zones and tax rates', roles: ['accountant'] },
  'delivery:manage': { words: 'Change delivery zones', roles: [] },
  'tax:manage': { words: 'Change tax rates', roles: ['accountant'], atDeskOnly: true },
  'settings:write': { words: 'Read and change the shop’s settings', roles: [] },
  'key:manage': { words: 'Create and end API keys', roles: [], atDeskOnly: true },
  'log:read': { words: 'Read what everyone did at the desk', roles: [], atDeskOnly: true },
  'figures:read': { words: 'See sales by piece, maker and country', roles: ['accountant'], atDeskOnly: true },
  'staff:manage': { words: 'Choose who works here, and as what', roles: [] },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;
export const everyPermission = Object.keys(permissions) as Permission[];

/** Permissions that an API key can be given. */
export const keyPermissions = everyPermission.filter((permission) => !('atDeskOnly' in permissions[permission]));

/** One of them, any of several, or all of several, which are never none: everybody has all of those. */
export type Needed = Permission | { any: readonly Permission[] } | { all: readonly [Permission, ...Permission[]] };

export function meets(needed: Needed, may: (permission: Permission) => boolean): boolean {
  if (typeof needed === 'string') return may(needed);
  return 'any' in needed ? needed.any.some(may) : needed.all.every(may);
}

/** Returns how a sentence names it: `order:pack`, or several with what joins them. */
export function neededWords(needed: Needed): string {
  if (typeof needed === 'string') return needed;
  return 'any' in needed ? needed.any.join(' or ') : needed.all.join(' and ');
}
