/** Statements that are put together of parts: what the typed client's `Prisma.sql` makes is the same. */
export { empty, join, raw, type Sql, sqltag as sql } from '@prisma/client/runtime/client';
