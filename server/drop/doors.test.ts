import { Client } from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyDraw } from '#domain/drop/verify-draw.ts';
import { askForAlert } from '#server/alert/ask-for-alert.ts';
import { workOffAlertTasks } from '#server/alert/work-off-tasks.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { endDrop } from '#server/drop/reminder/end-drop.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, anEntrant, codeOf, dropTimePasses, openDrop, orderAs } from '#server/testing/drops.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKey, anApiOrder } from '#server/testing/order-factories.ts';
import { soon } from '#server/testing/small-shop.ts';
import { readDropProof } from './drop-proof.ts';
import { readDropViews } from './drop-view.ts';
import { enterDrop } from './enter-drop.ts';
import { letPeopleIn } from './let-people-in.ts';
import { drawCrypto } from './node-crypto.ts';
import { readOwnEntry } from './own-entry.ts';

const db = testDatabase();

let sku: string;
beforeEach(async () => {
  ({ sku } = await aProduct({ onHand: 5, editionSize: 20 }));
});

describe('the door', () => {
  it('is shut to everybody before the opening, and to those whose turn it isn’t afterwards', async () => {
    const id = await aDrop([sku], { admitPerMinute: 1 });
    const people = await Promise.all(Array.from({ length: 3 }, () => anEntrant(id)));
    const stranger = await aPerson();
    for (const one of [...people, stranger]) {
      expect(codeOf(await addToBag(one, { sku, quantity: 1 }))).toBe('not_admitted');
      expect(codeOf(await orderAs(one, [sku]))).toBe('not_admitted');
    }
    await openDrop(id);
    const states = new Map(
      await Promise.all(
        people.map(async (personId) => [personId, await readOwnEntry({ dropId: id, personId })] as const),
      ),
    );
    expect([...states.values()].map((entry) => entry?.state).sort()).toEqual(['admitted', 'waiting', 'waiting']);
    for (const [personId, entry] of states) {
      const expected = entry?.state === 'admitted' ? 'ok' : 'not_admitted';
      expect(codeOf(await orderAs(personId, [sku]))).toBe(expected);
    }
    expect(codeOf(await orderAs(stranger, [sku]))).toBe('not_admitted');
    expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ onHand: 4, reserved: 0 });
  });

  it('lets nobody take more than the limit, by bag, by order, or by both at once', async () => {
    const other = await aProduct({ onHand: 5, editionSize: 20 });
    const id = await aDrop([sku, other.sku], { perPersonLimit: 2 });
    const personId = await anEntrant(id);
    await openDrop(id);
    expect(codeOf(await orderAs(personId, [sku], 3))).toBe('drop_limit');
    const answers = await Promise.all([
      orderAs(personId, [sku]),
      orderAs(personId, [other.sku]),
      orderAs(personId, [sku, other.sku]),
      addToBag(personId, { sku, quantity: 1 }),
      addToBag(personId, { sku: other.sku, quantity: 1 }),
    ]);
    const held = await database().reservation.aggregate({ where: { personId }, _sum: { quantity: true } });
    const sold = await database().orderLine.aggregate({
      where: { order: { personId, status: { not: 'cancelled' } } },
      _sum: { quantity: true },
    });
    expect((held._sum.quantity ?? 0) + (sold._sum.quantity ?? 0)).toBe(2);
    expect(answers.map(codeOf)).toContain('ok');
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).not.toBe('ok');
  });

  it('counts what stays in a bag beside what was ordered, also of the same piece', async () => {
    const id = await aDrop([sku], { perPersonLimit: 2 });
    const personId = await anEntrant(id);
    await openDrop(id);
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).toBe('ok');
    expect(codeOf(await orderAs(personId, [sku]))).toBe('ok');
    expect(
      await database().reservation.findMany({ where: { personId }, select: { quantity: true, bagLine: true } }),
    ).toEqual([{ quantity: 1, bagLine: expect.objectContaining({ quantity: 1 }) }]);
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).toBe('drop_limit');
  });

  it('counts what is offered to somebody as theirs', async () => {
    const { sku: rare } = await aProduct({ onHand: 0, editionSize: 20 });
    const asked = await aPerson();
    await askForAlert({ personId: asked, email: null, confirmed: true }, { kind: 'back_in_stock', sku: rare });
    await adjustStock({ sku: rare, delta: 3, reason: 'delivery' });
    const id = await aDrop([rare], { perPersonLimit: 1 });
    await anEntrant(id, { personId: asked });
    await openDrop(id);
    expect(codeOf(await addToBag(asked, { sku: rare, quantity: 2 }))).toBe('drop_limit');
    expect(codeOf(await orderAs(asked, [rare], 2))).toBe('drop_limit');
    expect(codeOf(await addToBag(asked, { sku: rare, quantity: 1 }))).toBe('ok');
    expect(codeOf(await addToBag(asked, { sku: rare, quantity: 1 }))).toBe('drop_limit');
  });

  it.each(['bag', 'order'] as const)(
    'shuts on a %s that waits for the pieces while they become the drop’s',
    async (way) => {
      const id = await aDrop([sku], { entriesFrom: soon(60), opensAt: soon(120) });
      const personId = await aPerson();
      const watcher = new Client({ connectionString: db.url() });
      await watcher.connect();
      const { answer } = await transaction(async (tx) => {
        await lockVariants(tx, [sku]);
        const taken = way === 'bag' ? addToBag(personId, { sku, quantity: 1 }) : orderAs(personId, [sku]);
        await expect
          .poll(async () => {
            const waiting = await watcher.query(
              `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
            );
            return waiting.rows.length;
          })
          .toBe(1);
        await watcher.query(`UPDATE drop SET entries_from = now(), kept_from = now() WHERE id = $1`, [id]);
        return { answer: taken };
      });
      expect(codeOf(await answer)).toBe('not_admitted');
      await watcher.end();
    },
  );

  it('what is in a bag can be bought after the turn is over, and nothing more', async () => {
    const id = await aDrop([sku], { perPersonLimit: 2 });
    const personId = await anEntrant(id);
    await openDrop(id);
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).toBe('ok');
    await dropTimePasses(id, 301);
    expect(await readOwnEntry({ dropId: id, personId })).toMatchObject({ state: 'expired' });
    expect(codeOf(await changeBagLine(personId, { sku, quantity: 2 }))).toBe('not_admitted');
    expect(codeOf(await placeOrder(personId, aCheckout(5_900)))).toBe('ok');
    expect(await readOwnEntry({ dropId: id, personId })).toMatchObject({ state: 'used' });
  });

  it('a turn that passed can be taken again at the end; one that was used can’t', async () => {
    const id = await aDrop([sku], { admitPerMinute: 600 });
    const [first, second] = await Promise.all([anEntrant(id), anEntrant(id)]);
    await openDrop(id, 1);
    expect(codeOf(await orderAs(first, [sku]))).toBe('ok');
    await dropTimePasses(id, 301);
    const again = await enterDrop({ dropId: id, personId: second });
    expect(again).toMatchObject({ ok: true, value: { state: 'waiting', place: 3 } });
    expect(await enterDrop({ dropId: id, personId: second })).toEqual(again);
    expect(await enterDrop({ dropId: id, personId: first })).toMatchObject({ value: { state: 'used' } });
    await letPeopleIn(id);
    expect(codeOf(await orderAs(second, [sku]))).toBe('ok');
    // What was published of the draw is as it was.
    const proof = await readDropProof(id);
    expect(proof.ok && (await verifyDraw(proof.value, drawCrypto))).toMatchObject({ ok: true });
  });

  it('a declined or cancelled order leaves the turn as it was', async () => {
    const id = await aDrop([sku]);
    const personId = await anEntrant(id);
    await openDrop(id);
    const { reference } = await database().person.findUniqueOrThrow({ where: { id: personId } });
    const declined = await placeApiOrder(
      anApiOrder(sku, { customer: reference ?? '', payment: { provider: 'test', token: 'tok_declined' } }),
      { by: 'key:test', placeKey: null },
    );
    expect(codeOf(declined)).toBe('payment_declined');
    const bought = await orderAs(personId, [sku]);
    if (!bought.ok) throw new Error(bought.refusal.message);
    expect(codeOf(await orderAs(personId, [sku]))).toBe('not_admitted');
    await cancelOrder(bought.value.publicId, { reason: 'a mistake', actor: aKey });
    expect(codeOf(await orderAs(personId, [sku]))).toBe('ok');
  });

  it('a unit that comes back is the room’s while the drop lasts, and then theirs who asked to be told', async () => {
    const { sku: rare, variantId } = await aProduct({ onHand: 0, editionSize: 20 });
    const asked = await aPerson();
    await askForAlert({ personId: asked, email: null, confirmed: true }, { kind: 'back_in_stock', sku: rare });
    const id = await aDrop([rare]);
    await adjustStock({ sku: rare, delta: 1, reason: 'delivery' });
    const offers = () => database().reservation.findMany({ where: { variantId }, select: { personId: true } });
    expect(await offers()).toEqual([]);
    expect(codeOf(await orderAs(asked, [rare]))).toBe('not_admitted');
    expect(await endDrop(id)).toBe(true);
    await workOffAlertTasks.run();
    expect(await offers()).toEqual([{ personId: asked }]);
    expect(await endDrop(id)).toBe(false);
  });

  it('stands open to everybody for other pieces, and once the drop is over', async () => {
    const other = await aProduct({ onHand: 5, editionSize: 20 });
    const id = await aDrop([sku]);
    const stranger = await aPerson();
    expect(codeOf(await orderAs(stranger, [other.sku]))).toBe('ok');
    expect(codeOf(await orderAs(stranger, [sku, other.sku]))).toBe('not_admitted');
    await openDrop(id);
    await dropTimePasses(id, 25 * 3_600);
    expect(codeOf(await orderAs(stranger, [sku]))).toBe('ok');
    await letPeopleIn(id);
    expect((await readDropViews(database(), [id])).get(id)?.data).toMatchObject({ state: 'over' });
    expect(codeOf(await enterDrop({ dropId: id, personId: stranger }))).toBe('drop_over');
  });
});
