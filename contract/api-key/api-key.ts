import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { keyPermissions, type Permission } from '#domain/permission/permissions.ts';

const ticked = z.literal('1').optional();

/** `POST /api/desk/keys`: a form with a box for each permission. What is read without a key needs none. */
export const makeKeySchema = z
  .object({
    name: text({ error: 'Name what will use the key.' }).trim().min(1).max(60),
    days: z.enum(['30', '90', '365', 'never']),
    ...(Object.fromEntries(keyPermissions.map((scope) => [scope, ticked])) as Record<Permission, typeof ticked>),
  })
  .transform(({ name, days, ...boxes }) => ({
    name,
    days: days === 'never' ? null : Number(days),
    scopes: keyPermissions.filter((scope) => boxes[scope] === '1'),
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
