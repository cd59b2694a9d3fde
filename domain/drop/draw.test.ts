import { createHash, createHmac, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf, type DrawCrypto, drawOrder, fromHex, rootOf, toHex } from './draw.ts';
import { ticketBytes, ticketOf, ticketPattern } from './ticket.ts';
import { type PublishedDraw, verifyDraw } from './verify-draw.ts';

const node: DrawCrypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  hmacSha256: (key, texts) => texts.map((text) => createHmac('sha256', key).update(text).digest('hex')),
};

const browser: DrawCrypto = {
  sha256: async (bytes) => new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes)),
  async hmacSha256(key, texts) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const imported = await webcrypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
    return Promise.all(
      texts.map(async (text) =>
        toHex(new Uint8Array(await webcrypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text)))),
      ),
    );
  },
};

const hex32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const ticket = fc.uint8Array({ minLength: ticketBytes, maxLength: ticketBytes }).map(ticketOf);
const tickets = fc.uniqueArray(ticket, { minLength: 1, maxLength: 60 });

async function aDraw(ids: readonly string[], seed: string, publicNumber: string | null): Promise<PublishedDraw> {
  const root = await rootOf(ids, node);
  const order = await drawOrder(ids, { secret: seed, root, publicNumber }, node);
  const entries = order.map((id, at) => ({ id, place: at + 1 }));
  const round = { publicRound: null, publicSignature: null, opensAt: '2026-11-27T19:00:00.000Z' };
  return { seed, seedCommitment: await commitmentOf(seed, node), root, publicNumber, ...round, entries };
}

it('bytes and their hexadecimal are the same thing', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
  for (const bad of ['0', 'zz', 'AB', ' 00']) expect(() => fromHex(bad)).toThrow(RangeError);
});

it('a ticket’s code has no signs that are mistaken for each other', () => {
  fc.assert(
    fc.property(ticket, (code) => {
      expect(code).toMatch(ticketPattern);
    }),
  );
});

describe('a draw', () => {
  it('is what its description says, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(tickets, hex32, fc.option(hex32), async (ids, secret, publicNumber) => {
        const root = createHash('sha256')
          .update([...ids].sort().join('\n'))
          .digest('hex');
        const key = createHash('sha256')
          .update(Buffer.from(secret, 'hex'))
          .update(Buffer.from(root, 'hex'))
          .update(Buffer.from(publicNumber ?? '', 'hex'))
          .digest();
        const signed = (id: string) => createHmac('sha256', key).update(id).digest();
        const expected = [...ids].sort((one, other) => Buffer.compare(signed(one), signed(other)));
        expect(await rootOf(ids, node)).toBe(root);
        expect(await drawOrder(ids, { secret, root, publicNumber }, node)).toEqual(expected);
      }),
    );
  });

  it('does not depend on who came first, nor on where it runs', async () => {
    const shuffled = tickets.chain((ids) =>
      fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, hex32, async ([ids, other], secret) => {
        const root = await rootOf(ids, node);
        expect(await rootOf(other, browser)).toBe(root);
        const source = { secret, root, publicNumber: null };
        expect(await drawOrder(other, source, browser)).toEqual(await drawOrder(ids, source, node));
      }),
      { numRuns: 40 },
    );
  });

  it('gives those who came first no more early places than anybody', async () => {
    const ids = Array.from({ length: 4_000 }, (_, at) => {
      const bytes = createHash('sha256').update(`arrival ${at}`).digest();
      return ticketOf(bytes);
    });
    const secret = createHash('sha256').update('a number').digest('hex');
    const root = await rootOf(ids, node);
    const placeOf = new Map(
      (await drawOrder(ids, { secret, root, publicNumber: null }, node)).map((id, at) => [id, at]),
    );
    expect(placeOf.size).toBe(ids.length);
    // Ten groups by arrival: each has about a tenth of the first 1,000 places (sd of some 9).
    for (let group = 0; group < 10; group++) {
      const early = ids.slice(group * 400, group * 400 + 400).filter((id) => (placeOf.get(id) ?? 0) < 1_000).length;
      expect(early).toBeGreaterThan(60);
      expect(early).toBeLessThan(140);
    }
  });

  it('lets others work between its pieces', async () => {
    const ids = Array.from({ length: 3_500 }, (_, at) => `T${at}`);
    let rests = 0;
    const rest = async () => {
      rests += 1;
    };
    const secret = '00'.repeat(32);
    await drawOrder(ids, { secret, root: await rootOf(ids, node), publicNumber: null }, node, rest);
    expect(rests).toBeGreaterThanOrEqual(6);
  });
});

describe('checking a published draw', () => {
  it('holds as it was published', async () => {
    await fc.assert(
      fc.asyncProperty(tickets, hex32, fc.option(hex32), async (ids, seed, publicNumber) => {
        expect(await verifyDraw(await aDraw(ids, seed, publicNumber), browser)).toMatchObject({
          ok: true,
          differences: 0,
        });
      }),
      { numRuns: 40 },
    );
  });

  it('fails for another number, another list and another order', async () => {
    const two = fc.uniqueArray(ticket, { minLength: 3, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(two, hex32, hex32, async (ids, seed, other) => {
        fc.pre(seed !== other);
        const [added = '', ...rest] = ids;
        const draw = await aDraw(rest, seed, null);
        const failed = async (changed: Partial<PublishedDraw>) =>
          (await verifyDraw({ ...draw, ...changed }, node)).checks.filter(({ ok }) => !ok).map(({ name }) => name);
        expect(await failed({ seed: other })).toContain('seal');
        expect(await failed({ entries: [...draw.entries, { id: added, place: rest.length + 1 }] })).toContain(
          'tickets',
        );
        expect(await failed({ entries: draw.entries.slice(1) })).toContain('tickets');
        const [first, second, ...others] = draw.entries.map(({ id }) => id);
        const swapped = [second, first, ...others].map((id, at) => ({ id: id ?? '', place: at + 1 }));
        expect(await failed({ entries: swapped })).toEqual(['order']);
        expect(await failed({ seed: 'not a number' })).toContain('seal');
      }),
      { numRuns: 40 },
    );
  });
});
