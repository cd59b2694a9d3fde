import type { WithdrawalSource } from '#domain/withdrawal/withdrawal-sources.ts';
import type { WithdrawalStatus } from '#domain/withdrawal/withdrawal-transitions.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readColumn } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';

export interface NamedPiece {
  sku: string;
  quantity: number;
}

/** A stored statement, and how far it is. */
export interface Statement {
  id: string;
  publicId: string;
  number: number;
  name: string;
  orderText: string;
  email: string;
  piecesText: string;
  lines: NamedPiece[] | null;
  source: WithdrawalSource;
  receivedAt: Date;
  status: WithdrawalStatus;
  orderId: string | null;
  returnId: string | null;
}

export const statementRows = {
  id: true,
  publicId: true,
  number: true,
  name: true,
  orderText: true,
  email: true,
  piecesText: true,
  lines: true,
  source: true,
  receivedAt: true,
  status: true,
  orderId: true,
  returnId: true,
} as const;

/** Returns a row of `withdrawal`, read with `statementRows`, as a statement. */
export const statementOf = <Row extends { id: string; lines: unknown; source: string; status: string }>(row: Row) => ({
  ...row,
  lines: readColumn('withdrawal.lines', row.id, row.lines),
  source: row.source as WithdrawalSource,
  status: row.status as WithdrawalStatus,
});

/** Whether somebody has yet to read the pieces out of the customer's words. */
export const needsPieces = ({ piecesText, lines }: Pick<Statement, 'piecesText' | 'lines'>): boolean =>
  piecesText !== '' && lines === null;

/** Locks a statement. Orders come first in the lock order. @throws AccessProblem `not_found` */
export async function lockStatement(tx: Tx, id: string): Promise<Statement> {
  const locked = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM withdrawal WHERE id = ${id} FOR UPDATE`;
  if (locked.length === 0) throw notFound('withdrawal');
  return statementOf(await tx.withdrawal.findUniqueOrThrow({ where: { id }, select: statementRows }));
}
