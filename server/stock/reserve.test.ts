import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from '#domain/decision.ts';
import { hold, release, type StockLevel, sell } from '#domain/stock/stock.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { lockVariants } from './lock-variants.ts';
import { releaseUnits, reserveUnits } from './reserve.ts';
import { sellUnits } from './sell-units.ts';

testDatabase();

type Command = { do: 'hold' | 'release' | 'sell'; quantity: number };

const rules: Record<Command['do'], (stock: StockLevel, quantity: number) => Decision<StockLevel, { code: string }>> = {
  hold: (stock, quantity) => hold({ ...stock, offered: true }, quantity),
  release,
  sell,
};

/** @returns whether it was done: what the rules refuse, the step refuses, or the database does. */
async function run(sku: string, { do: what, quantity }: Command): Promise<boolean> {
  try {
    return await transaction(async (tx) => {
      const locked = await lockVariants(tx, [sku]);
      const id = locked.get(sku)?.id ?? '';
      if (what === 'hold') return (await reserveUnits(tx, locked, new Map([[sku, quantity]]))).ok;
      if (what === 'release') await releaseUnits(tx, id, quantity);
      else await sellUnits(tx, [{ variantId: id, quantity }], 'test');
      return true;
    });
  } catch (error) {
    if (/23514|violates check constraint/.test(String(error))) return false;
    throw error;
  }
}

const commands = fc.array(
  fc.record({
    do: fc.constantFrom<Command['do'][]>('hold', 'release', 'sell'),
    quantity: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 4, maxLength: 12 },
);

it('I1: the shelf does what the rules say, also where more is asked for than is there or is held', async () => {
  const refused = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 8 }), commands, async (onHand, list) => {
      const { sku } = await aProduct({ onHand, editionSize: 100 });
      let stock: StockLevel = { onHand, reserved: 0 };
      for (const command of list) {
        const decision = rules[command.do](stock, command.quantity);
        expect(await run(sku, command)).toBe(decision.ok);
        if (decision.ok) stock = decision.value;
        else refused.add(command.do);
        const select = { onHand: true, reserved: true };
        expect(await database().variant.findUniqueOrThrow({ where: { sku }, select })).toEqual(stock);
      }
    }),
    { numRuns: 6 },
  );
  expect(refused).toEqual(new Set(['hold', 'release', 'sell']));
}, 120_000);
