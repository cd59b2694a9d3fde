import { z } from 'zod';
import { text } from '#contract/text.ts';

/** What a key may do, with the words for it at the desk. What is read without a key needs none. */
export const apiScopes = {
  'orders:read': 'Read orders, with names and addresses',
  'orders:write': 'Place and cancel orders',
  'alerts:write': 'Ask to be told of pieces on behalf of customers',
  'refunds:write': 'Refund orders',
  'shipments:write': 'Make shipments and add tracking events',
  'products:write': 'Add, change and archive products',
  'stock:write': 'Change stock and prices',
  'auctions:write': 'Make sales and lots',
  'bids:write': 'Bid for customers, and take bids back',
  'promotions:write': 'Make promotions',
  'gift_cards:read': 'See what is left on gift cards',
  'gift_cards:write': 'Issue gift cards and store credit',
  'tariff:read': 'Read delivery zones and tax rates',
  'tariff:write': 'Add and remove delivery zones',
  'settings:write': 'Read and change the shop’s settings',
  'drops:write': 'Announce drops, and wait in them for customers',
} as const;
export type ApiScope = keyof typeof apiScopes;

const scopes = Object.keys(apiScopes) as ApiScope[];
const ticked = z.literal('1').optional();

/** `POST /api/desk/keys`: a form with a box for each scope. */
export const makeKeySchema = z
  .object({
    name: text({ error: 'Name what will use the key.' }).trim().min(1).max(60),
    days: z.enum(['30', '90', '365', 'never']),
    ...(Object.fromEntries(scopes.map((scope) => [scope, ticked])) as Record<ApiScope, typeof ticked>),
  })
  .transform(({ name, days, ...boxes }) => ({
    name,
    days: days === 'never' ? null : Number(days),
    scopes: scopes.filter((scope) => boxes[scope] === '1'),
  }))
  .refine((key) => key.scopes.length > 0, { error: 'Choose what the key may do.', path: ['scopes'] });
export type MakeKey = z.infer<typeof makeKeySchema>;

export const endKeySchema = z.object({ id: text().min(1).max(100) });

export interface ListedKey {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  state: 'works' | 'ended' | 'expired';
}
