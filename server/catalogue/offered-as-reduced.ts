import { Prisma } from '../../prisma/generated/client.ts';

/** Whether a variant's price is offered as a reduced one: until a moment, or beside a compare-at price. */
export const isOffered = (variant: 'variant' | 'cheapest'): Prisma.Sql => {
  const of = (column: string) => Prisma.raw(`${variant}.${column}`);
  return Prisma.sql`(${of('compare_at_amount')} > ${of('price_amount')} OR EXISTS (
    SELECT FROM scheduled_price WHERE variant_id = ${of('id')} AND state = 'running'))`;
};
