import { randomBytes } from 'node:crypto';
import { confirmWithdrawalSchema, longestStatement } from '#contract/withdrawal/withdrawal.ts';
import { database } from '#server/engine/database/database.ts';
import { isCustomerOf, type OrderVisitor } from '#server/order/link/order-access.ts';
import { cutTo, statementCookie, type TypedStatement } from './statement-cookie.ts';

export interface FirstStep {
  /** The page that follows: the second step, or the first with what is wrong. */
  next: string;
  cookie: string;
}

/** Reads the first step. Nothing is declared by it, and nothing is stored but in the browser. */
export async function takeFirstStep(
  fields: Readonly<Record<string, string>>,
  visitor: OrderVisitor,
): Promise<FirstStep> {
  const publicId = fields.publicId && (await isCustomerOf(visitor, fields.publicId)) ? fields.publicId : '';
  const typed: TypedStatement = {
    name: cutTo(fields.name, longestStatement.name),
    order: cutTo(fields.order, longestStatement.order),
    email: cutTo(fields.email, longestStatement.email),
    which: fields.which === 'some' ? 'some' : 'all',
    pieces: cutTo(fields.pieces, longestStatement.pieces),
    publicId,
    ticked: publicId ? await tickedOf(publicId, fields) : null,
    key: fields.key && /^[\w-]{10,40}$/.test(fields.key) ? fields.key : randomBytes(16).toString('base64url'),
  };
  const field = wrongField(fields, typed);
  const own = publicId ? `order=${publicId}` : '';
  const next =
    field === null
      ? '/withdraw/confirm'
      : `/withdraw?${[own, `problem=invalid&field=${field}`].filter(Boolean).join('&')}`;
  return { next, cookie: statementCookie(typed) };
}

function wrongField(fields: Readonly<Record<string, string>>, typed: TypedStatement): string | null {
  const parsed = confirmWithdrawalSchema
    .pick({ name: true, order: true, email: true, pieces: true })
    .safeParse({ ...fields, pieces: typed.which === 'some' ? (fields.pieces ?? '') : '' });
  const first = parsed.error?.issues[0];
  if (first) return first.path.join('.');
  if (typed.publicId === '' && typed.which === 'some' && typed.pieces.trim() === '') return 'pieces';
  return typed.ticked?.length === 0 ? 'lines' : null;
}

/** `piece.<line>`: how many of each line, of those that are ticked. */
async function tickedOf(
  publicId: string,
  fields: Readonly<Record<string, string>>,
): Promise<NonNullable<TypedStatement['ticked']>> {
  const lines = await database().orderLine.findMany({
    where: { order: { publicId } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, quantity: true },
  });
  return lines.slice(0, 100).flatMap(({ id, quantity }, at): [number, number][] => {
    const asked = fields[`piece.${id}`];
    if (asked === undefined) return [];
    const many = Number(fields[`quantity.${id}`] ?? asked);
    return [[at, Number.isInteger(many) ? Math.min(quantity, Math.max(1, many)) : quantity]];
  });
}
