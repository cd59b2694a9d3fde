import { writeRows } from '#server/engine/database/statement.ts';

/** Writes what this process can be paid with, so that whoever has the shop open hears of it. Changes nothing if it is known. */
export async function notePayments(payments: 'live' | 'test' | 'none'): Promise<void> {
  await writeRows`UPDATE shop_settings SET payments = ${payments} WHERE payments <> ${payments}`;
}
