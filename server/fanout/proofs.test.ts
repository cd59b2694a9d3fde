import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { personalKinds } from '#contract/wire/topics.ts';
import { setSettings } from '#server/config/settings.ts';
import { TopicRegistry } from '#server/live/views/topic-registry.ts';
import type { Ground } from '#server/session/ground.ts';
import { testSettings } from '#server/testing/settings.ts';
import { topicSources } from '#server/topics.ts';
import type { ProvenActor } from './calls.ts';
import { mayRead, proofOfActor, proofOfRoom } from './proofs.ts';

const registry = new TopicRegistry(topicSources);
beforeAll(() => setSettings(testSettings()));

const living = (ids: readonly string[]) => async () => new Set(ids.map((session): Ground => `session:${session}`));
const id = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const person = fc.record({
  kind: fc.constant('person' as const),
  personId: id,
  role: fc.constantFrom('guest' as const, 'shopper' as const, 'merchant' as const),
  sessionId: id,
});
const rooms = (one: string) => [
  ...personalKinds.map((kind) => `${kind}:${one}`),
  `order:${one}`,
  `order-messages:${one}`,
  `shared-order:${one}`,
  'desk',
];
const asked = (names: readonly string[], proof?: string) =>
  names.map((room) => (proof === undefined ? { room } : { room, proof }));

describe('I7: which rooms a node may read', () => {
  it('what anyone may watch needs no proof, what is somebody’s own opens to none that isn’t theirs', async () => {
    const open = ['shop', 'product:a', 'card:a', 'auction:a', 'sale:a', 'collection:a', 'bench'];
    expect(await mayRead(registry, asked(open), living([]))).toEqual(open.map(() => true));
    await fc.assert(
      fc.asyncProperty(person, id, fc.string(), async (actor, other, nonsense) => {
        fc.pre(actor.personId !== other);
        const isMerchant = actor.role === 'merchant';
        const proof = proofOfActor(actor);
        const sessions = living([actor.sessionId]);
        const may = await mayRead(registry, asked(rooms(other), proof), sessions);
        // The desk sees orders, and its own page.
        expect(may).toEqual(rooms(other).map((room) => isMerchant && /^(order|order-messages|desk)(:|$)/.test(room)));
        const own = await mayRead(registry, asked(rooms(actor.personId), proof), sessions);
        expect(own.slice(0, personalKinds.length)).toEqual(personalKinds.map(() => true));
        for (const none of [undefined, nonsense, `${proof.slice(0, -8)}AAAAAAA=`, proof.slice(4)])
          expect(await mayRead(registry, asked(rooms(actor.personId), none), sessions)).not.toContain(true);
        expect(await mayRead(registry, asked(rooms(actor.personId), proof), living([]))).not.toContain(true);
      }),
    );
  });

  it('a proof of one room opens that one', async () => {
    await fc.assert(
      fc.asyncProperty(person, id, id, async (actor: ProvenActor & { kind: 'person' }, one, other) => {
        fc.pre(one !== other);
        const proof = proofOfRoom(`order:${one}`, `session:${actor.sessionId}`);
        const names = [`order:${one}`, `order:${other}`, `order-messages:${one}`, `me:${actor.personId}`];
        expect(await mayRead(registry, asked(names, proof), living([actor.sessionId]))).toEqual([
          true,
          false,
          false,
          false,
        ]);
        expect(await mayRead(registry, asked(names, proof), living([]))).not.toContain(true);
      }),
    );
  });

  it('a key opens orders until it ends, and a link the order that it opened', async () => {
    const grounds =
      (...left: Ground[]) =>
      async () =>
        new Set(left);
    const key: ProvenActor = { kind: 'key', id: 'till', name: 'till', scopes: ['orders:read'] };
    const opened: [proof: string, ground: Ground][] = [
      [proofOfActor(key), 'key:till'],
      [proofOfRoom('order:a', 'link:l'), 'link:l'],
    ];
    for (const [proof, ground] of opened) {
      expect(await mayRead(registry, asked(['order:a'], proof), grounds(ground))).toEqual([true]);
      expect(await mayRead(registry, asked(['order:a'], proof), grounds('link:other', 'session:till'))).toEqual([
        false,
      ]);
    }
  });
});
