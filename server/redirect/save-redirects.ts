import {
  type AddRedirect,
  type ListedRedirect,
  redirectPath,
  redirectTargetSchema,
} from '#contract/redirect/redirect.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

export const listedAtOnce = 200;

/** Returns the newest redirects, or those that have these letters. */
export async function readRedirects(like = ''): Promise<{ redirects: ListedRedirect[]; count: number }> {
  const redirects = await readRows<ListedRedirect>`
    SELECT from_path AS from, target FROM redirect
    WHERE ${like} = '' OR strpos(lower(from_path || ' ' || target), lower(${like})) > 0
    ORDER BY created_at DESC, from_path LIMIT ${listedAtOnce}`;
  const [all] = await readRows<{ count: number }>`SELECT count(*)::int AS count FROM redirect`;
  return { redirects, count: all?.count ?? 0 };
}

/** Two that are made at once could lead to each other. */
export const lockRedirects = (tx: Tx) => tx.$executeRaw`LOCK TABLE redirect IN SHARE ROW EXCLUSIVE MODE`;

/** The shop's own address before a path says nothing, and would hide where the path leads. */
export function withoutHost(typed: string): string {
  const { origin } = new URL(shopUrl());
  return typed.trim().startsWith(`${origin}/`) ? typed.trim().slice(origin.length) : typed;
}

/** Makes an address lead elsewhere, or to another place than before. Refuses one that would come back to itself. */
export async function addRedirect({ from, to: typed }: AddRedirect): Promise<Decision<ListedRedirect, Problem>> {
  const { data: to, error } = redirectTargetSchema.safeParse(withoutHost(typed));
  if (to === undefined) return refuse({ code: 'invalid', message: error.issues[0]?.message ?? '', field: 'to' });
  return transaction(async (tx) => {
    await lockRedirects(tx);
    if (await comesBack(tx, from, to)) return refuse(loop(from));
    await tx.redirect.upsert({
      where: { fromPath: from },
      create: { fromPath: from, target: to },
      update: { target: to },
    });
    return accept({ from, target: to });
  });
}

/** Whether somebody who follows the target would be led back. Chains are followed to their end: each has one way on. */
async function comesBack(tx: Tx, from: string, to: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ back: boolean }[]>`
    WITH RECURSIVE way (path) AS (
      SELECT ${redirectPath(to)}::text
      UNION
      SELECT regexp_replace(target, '[?#].*$', '') FROM way JOIN redirect ON from_path = path WHERE path <> ${from}
    ) SELECT bool_or(path = ${from}) AS back FROM way`;
  return found?.back ?? false;
}

export const removeRedirect = async (from: string): Promise<Decision<{ from: string }, Problem>> => {
  await transaction((tx) => tx.redirect.deleteMany({ where: { fromPath: from } }));
  return accept({ from });
};

const loop = (from: string): Problem => ({
  code: 'invalid',
  message: `That would lead back to ${from}, round and round. Nothing was saved.`,
  field: 'to',
});
