import { randomUUID } from 'node:crypto';
import type { CreateDrop } from '#contract/drop/drop.ts';
import { placeApiOrder } from '../checkout/place-api-order.ts';
import { createDrop } from '../drop/create-drop.ts';
import { drawDrop } from '../drop/draw-due-drops.ts';
import { enterDrop } from '../drop/enter-drop.ts';
import { letPeopleIn } from '../drop/let-people-in.ts';
import { database } from '../engine/database/database.ts';
import { aPerson } from './factories.ts';
import { anApiOrder } from './order-factories.ts';
import { soon } from './small-shop.ts';

/** An announced drop whose waiting room is open. @returns its id */
export async function aDrop(skus: string[], more: Partial<CreateDrop> = {}): Promise<string> {
  const created = await createDrop({
    title: 'Moon jars',
    skus,
    opensAt: soon(60),
    admitPerMinute: 60,
    perPersonLimit: 1,
    ...more,
  });
  if (!created.ok) throw new Error(created.refusal.message);
  return created.value.id;
}

/** A drop whose door is open and in whose room nobody is. @returns its id */
export async function aDropGoingOn(variantIds: readonly string[]): Promise<string> {
  const now = Date.now();
  const { id } = await database().drop.create({
    data: {
      slug: randomUUID(),
      title: 'Moon jars',
      entriesFrom: new Date(now - 3_000_000),
      keptFrom: new Date(now - 3_000_000),
      keptAt: new Date(now - 3_000_000),
      opensAt: new Date(now - 1_000),
      closesAt: new Date(now + 3_000_000),
      admitPerMinute: 10,
      insideAtOnce: 10,
      admissionSeconds: 300,
      perPerson: 1,
      secret: 'a'.repeat(64),
      commitment: 'b'.repeat(64),
      size: 1,
      available: 0,
      variants: { create: variantIds.map((variantId) => ({ variantId })) },
    },
  });
  return id;
}

/** Somebody with a ticket: another channel's customer, unless a person is named. @returns their person's id */
export async function anEntrant(dropId: string, person?: { personId: string }): Promise<string> {
  const personId = person?.personId ?? (await aPerson());
  const entered = await enterDrop({ dropId, personId });
  if (!entered.ok) throw new Error(entered.refusal.message);
  return personId;
}

/** Everything about it happened so much earlier, or is so much nearer. */
export async function dropTimePasses(id: string, seconds: number): Promise<void> {
  await database().$transaction([
    database().$executeRaw`
      UPDATE drop SET entries_from = entries_from - make_interval(secs => ${seconds}::float8),
        opens_at = opens_at - make_interval(secs => ${seconds}::float8),
        closes_at = closes_at - make_interval(secs => ${seconds}::float8),
        kept_from = kept_from - make_interval(secs => ${seconds}::float8),
        next_at = next_at - make_interval(secs => ${seconds}::float8),
        look_at = look_at - make_interval(secs => ${seconds}::float8),
        told_at = told_at - make_interval(secs => ${seconds}::float8)
      WHERE id = ${id}`,
    database().$executeRaw`ALTER TABLE drop_admission DISABLE TRIGGER drop_admission_fixed`,
    database().$executeRaw`
      UPDATE drop_admission SET at = at - make_interval(secs => ${seconds}::float8) WHERE drop_id = ${id}`,
    database().$executeRaw`ALTER TABLE drop_admission ENABLE TRIGGER drop_admission_fixed`,
  ]);
}

/** Its moment comes: it is drawn, and those whose turn comes within so many seconds are let in. */
export async function openDrop(id: string, seconds = 0): Promise<void> {
  const { opensAt } = await database().drop.findUniqueOrThrow({ where: { id }, select: { opensAt: true } });
  await dropTimePasses(id, (opensAt.getTime() - Date.now()) / 1000 + 1);
  await drawDrop(id);
  if (seconds > 0) await dropTimePasses(id, seconds);
  await letPeopleIn(id);
}

/** What an answer came to. */
export const codeOf = (answer: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  answer.ok ? 'ok' : answer.refusal.code;

/** Buys for somebody as another channel does. */
export async function orderAs(personId: string, skus: readonly string[], quantity = 1) {
  const { reference } = await database().person.findUniqueOrThrow({ where: { id: personId } });
  const lines = skus.map((sku) => ({ sku, quantity }));
  return placeApiOrder(anApiOrder(skus[0] ?? '', { customer: reference ?? '', lines }), {
    by: 'key:test',
    placeKey: null,
  });
}
