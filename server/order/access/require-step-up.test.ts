import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { actorOf, requirePerson } from '#server/session/actor.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aBearer, aPaidOrder, codeFromMail } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { requireStepUp } from './require-step-up.ts';
import { sendStepUpCode } from './send-step-up-code.ts';

testDatabase();

const anOrder = async () => aPaidOrder((await aProduct()).sku);
const later = (publicId: string, minutes: number) => database().$executeRaw`
  UPDATE step_up SET created_at = step_up.created_at - make_interval(mins => ${minutes}::int),
    expires_at = step_up.expires_at - make_interval(mins => ${minutes}::int)
  FROM orders WHERE orders.id = order_id AND public_id = ${publicId}`;

/** The owner of an order with an account, whose session began so many minutes ago. */
async function anOwner(publicId: string, minutes: number) {
  const headers = new Headers({ cookie: (await aSession('shopper')).cookie, host: 'shop.test' });
  const actor = requirePerson(await actorOf(headers));
  await database().order.update({ where: { publicId }, data: { personId: actor.personId } });
  await database().session.update({
    where: { id: actor.sessionId },
    data: { createdAt: new Date(Date.now() - minutes * 60_000) },
  });
  return { actor, headers, cookies: new Map<string, string>() };
}

describe('who came by a link', () => {
  it('changes something with the newest code from the mail, once', async () => {
    const publicId = await anOrder();
    const bearer = await aBearer(publicId);
    expect(await requireStepUp(bearer, publicId, {})).toMatchObject({
      refusal: { code: 'step_up_required', way: 'code' },
    });
    await sendStepUpCode(publicId);
    const first = await codeFromMail();
    await sendStepUpCode(publicId);
    const code = await codeFromMail();
    if (first !== code) expect(await requireStepUp(bearer, publicId, { code: first })).toMatchObject({ ok: false });
    const both = await Promise.all([
      requireStepUp(bearer, publicId, { code }),
      requireStepUp(bearer, publicId, { code }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('has five attempts and ten minutes', async () => {
    const publicId = await anOrder();
    const bearer = await aBearer(publicId);
    await sendStepUpCode(publicId);
    const code = await codeFromMail();
    const wrong = code === '000000' ? '000001' : '000000';
    for (let left = 4; left >= 0; left--) {
      expect(await requireStepUp(bearer, publicId, { code: wrong })).toMatchObject({ refusal: { attemptsLeft: left } });
    }
    expect(await requireStepUp(bearer, publicId, { code })).toMatchObject({ refusal: { code: 'step_up_failed' } });
    await sendStepUpCode(publicId);
    const next = await codeFromMail();
    await later(publicId, 11);
    expect(await requireStepUp(bearer, publicId, { code: next })).toMatchObject({ ok: false });
  });

  it('can’t have codes without end, nor read one in the database', async () => {
    const publicId = await anOrder();
    for (let sent = 0; sent < 3; sent++) expect(await sendStepUpCode(publicId)).toMatchObject({ ok: true });
    expect(await sendStepUpCode(publicId)).toMatchObject({ refusal: { code: 'too_many' } });
    const rows = await database().stepUp.findMany({ where: { order: { publicId } } });
    expect(JSON.stringify(rows)).not.toContain(await codeFromMail());
  });

  it('can’t use the code of another order', async () => {
    const [mine, other] = [await anOrder(), await anOrder()];
    await sendStepUpCode(other);
    expect(await requireStepUp(await aBearer(mine), mine, { code: await codeFromMail() })).toMatchObject({ ok: false });
  });
});

describe('an owner with an account', () => {
  it('is believed for half an hour, then asked for their password', async () => {
    const publicId = await anOrder();
    const fresh = await anOwner(publicId, 29);
    expect(await requireStepUp(fresh, publicId, {})).toMatchObject({ ok: true });
    const stale = await anOwner(publicId, 31);
    expect(await requireStepUp(stale, publicId, {})).toMatchObject({ refusal: { way: 'password' } });
    expect(await requireStepUp(stale, publicId, { password: 'wrong horse' })).toMatchObject({
      refusal: { code: 'step_up_failed', field: 'password' },
    });
    expect(await requireStepUp(stale, publicId, { password: 'correct horse battery' })).toMatchObject({ ok: true });
  });

  it('has five tries at it in ten minutes', async () => {
    const publicId = await anOrder();
    const stale = await anOwner(publicId, 60);
    for (let tries = 0; tries < 5; tries++) await requireStepUp(stale, publicId, { password: 'wrong' });
    expect(await requireStepUp(stale, publicId, { password: 'correct horse battery' })).toMatchObject({
      refusal: { code: 'too_many' },
    });
  });
});

it('whoever works at the shop changes an order of their own as its customer', async () => {
  const publicId = await anOrder();
  const own = await anOwner(publicId, 1);
  const atWork = { ...own, actor: { ...own.actor, roles: ['packer' as const] } };
  expect(await requireStepUp(atWork, publicId, {})).toMatchObject({ value: { roles: [] } });
});

it('I7: a stranger is told nothing, with a code or without', async () => {
  const publicId = await anOrder();
  await sendStepUpCode(publicId);
  const stranger = { actor: { kind: 'nobody' } as const, cookies: new Map<string, string>(), headers: new Headers() };
  for (const id of [publicId, 'no-such-order']) {
    await expect(requireStepUp(stranger, id, { code: await codeFromMail() })).rejects.toThrow('no such order');
  }
});
