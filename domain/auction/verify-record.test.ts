import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHouse, english, minute, type Step } from './example-record.ts';
import { isReserveMet, type LotRules } from './lot.ts';
import { acceptedBid, type ClosedRecord, type SecretLine, toldRecord } from './published-record.ts';
import { follow, unfollowed } from './replay.ts';
import { ranked } from './retraction.ts';
import { openSealedBids } from './sealed.ts';
import { type PublishedRecord, verifyRecord } from './verify-record.ts';

const sha256 = (text: string) => hash('sha256', text, 'hex');
const { houseRecord, publish, closedLot } = aHouse(sha256);

const paddles = fc.integer({ min: 1, max: 5 });
const stepsUpTo = (maxLength: number) =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ paddle: paddles, maximum: fc.nat(700) }) },
      { weight: 2, arbitrary: fc.record({ takeBack: fc.nat(30) }) },
      { weight: 1, arbitrary: fc.record({ buy: paddles }) },
    ),
    { maxLength },
  );
const lots = fc.record({
  reserveAmount: fc.option(fc.integer({ min: 0, max: 600 })),
  buyNowAmount: fc.option(fc.integer({ min: 100, max: 600 })),
  maxExtensionSeconds: fc.option(fc.integer({ min: 0, max: 300 })),
  increments: fc.constantFrom(
    [{ from: 0, step: 10 }],
    [{ from: 0, step: 1 }],
    [
      { from: 0, step: 5 },
      { from: 200, step: 25 },
      { from: 400, step: 60 },
    ],
  ),
});

/** Tells whether the rules would have taken these lines too, and nobody had seen a difference. */
function looksTheSame(rules: LotRules, closed: ClosedRecord, lines: readonly SecretLine[]): boolean {
  let followed = unfollowed(rules);
  for (const line of lines) {
    const decision = follow(rules, followed, acceptedBid(line, line.maximum));
    if (!decision.ok) return false;
    followed = decision.value;
    const { leader, price } = followed.state;
    if (price !== line.price || (leader ? Number(leader.bidder) : null) !== line.leader) return false;
  }
  return isReserveMet(rules, followed.state) === closed.reserveMet;
}

describe('a record that is told', () => {
  it('verifies: what is told gives the same price, leader and end after every line', async () => {
    await fc.assert(
      fc.asyncProperty(lots, stepsUpTo(40), async (lot, steps) => {
        const { record, followed } = closedLot(lot, steps);
        const { checks, ok, winner } = await verifyRecord(record, sha256);
        expect(checks.filter((check) => check.ok === false)).toEqual([]);
        expect(ok).toBe(true);
        const { leader, price } = followed.state;
        expect(winner).toEqual(leader && { paddle: Number(leader.bidder), price });
      }),
      { numRuns: 1_500 },
    );
  });

  it('tells a maximum only as far as the price went, and a nonce only where that was all of it', () => {
    fc.assert(
      fc.property(lots, stepsUpTo(40), (lot, steps) => {
        const { closed, record, followed } = closedLot(lot, steps);
        const leading = ranked(followed.inForce)[0];
        for (const [index, line] of record.lines.entries()) {
          const { maximum = 0 } = closed.lines[index] ?? {};
          if (line.kind === 'retraction') expect(line).toMatchObject({ amount: null, nonce: null });
          else {
            expect(line.amount).toBeLessThanOrEqual(maximum);
            expect(line.amount).toBeLessThanOrEqual(Math.max(...record.lines.map(({ price }) => price ?? 0)));
            if (line.nonce !== null) expect(line.amount).toBe(maximum);
          }
          if (line.seq === leading?.seq && line.kind === 'bid' && line.nonce !== null) {
            // It leads now, but was passed once: the bid that passed it was taken back.
            expect(record.lines.some(({ seq, leader }) => seq >= line.seq && leader !== line.paddle)).toBe(true);
          }
        }
        if (record.reserve) expect(record.lines.some(({ price }) => price === record.reserve?.amount)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells the same however much higher the maxima were that it does not tell', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        lots,
        stepsUpTo(25),
        fc.oneof(fc.integer({ min: -40, max: 40 }), fc.nat(5_000)),
        (lot, steps, more) => {
          const { rules, closed, record } = closedLot({ ...lot, buyNowAmount: null }, steps);
          const untold = record.lines.filter(({ kind, nonce }) => kind === 'bid' && nonce === null);
          for (const { seq } of untold) {
            const { maximum = 0 } = closed.lines[seq - 1] ?? {};
            const lines = closed.lines.map((line) => (line.seq === seq ? { ...line, maximum: maximum + more } : line));
            if (!looksTheSame(rules, closed, lines)) continue;
            expect(toldRecord({ ...closed, lines })).toEqual(toldRecord(closed));
            changed += 1;
          }
        },
      ),
      { numRuns: 1_000 },
    );
    expect(changed).toBeGreaterThan(30);
  });

  it('the winner’s maximum stays secret, a beaten one is told', () => {
    const { record } = closedLot({ reserveAmount: 150 }, [
      { paddle: 1, maximum: 300 },
      { paddle: 2, maximum: 250 },
      { paddle: 2, maximum: 900 },
    ]);
    expect(record.lines.map(({ paddle, amount, nonce, price }) => [paddle, amount, nonce !== null, price])).toEqual([
      [1, 300, true, 150],
      [2, 250, true, 260],
      [2, 310, false, 310],
    ]);
    expect(record.reserve).toEqual({ amount: 150, nonce: 'reserve-nonce' });
  });
});

describe('a record that was tampered with', () => {
  const steps: Step[] = [
    { paddle: 1, maximum: 300 },
    { paddle: 2, maximum: 250 },
    { paddle: 3, maximum: 500 },
    { takeBack: 1 },
  ];
  const failed = async (change: (record: PublishedRecord) => PublishedRecord) => {
    const { checks } = await verifyRecord(change(closedLot({}, steps).record), sha256);
    return checks.filter(({ ok }) => ok === false).map(({ name, line }) => (line ? `${name} ${line}` : name));
  };
  const inLine = (seq: number, change: Partial<PublishedRecord['lines'][number]>) => (record: PublishedRecord) => ({
    ...record,
    lines: record.lines.map((line) => (line.seq === seq ? { ...line, ...change } : line)),
  });

  it.each<[string, (record: PublishedRecord) => PublishedRecord, string[] | null]>([
    ['nothing changed', (record) => record, []],
    ['a price', inLine(2, { price: 270 }), ['chain 2', 'prices 2', 'result']],
    ['an amount', inLine(2, { amount: 240 }), ['commitments 2', 'prices 2', 'result']],
    ['a moment', inLine(1, { at: 56 * minute }), ['chain 1']],
    ['an end', inLine(3, { endsAt: 99 * minute }), ['chain 3', 'ends 3']],
    ['a line left out', (r) => ({ ...r, lines: r.lines.filter(({ seq }) => seq !== 2) }), null],
    ['the terms', (r) => ({ ...r, terms: { ...r.terms, startAmount: 90 } }), null],
    ['the winner', (r) => ({ ...r, result: { sold: true, paddle: 1, price: 310 } }), ['result']],
  ])('fails where it was changed: %s', async (_, change, expected) => {
    const said = await failed(change);
    if (expected === null) expect(said.length).toBeGreaterThan(0);
    else expect(said).toEqual(expected);
  });
});

describe('other formats', () => {
  it('a Dutch lot: the price is that of the moment, and a higher offer stays secret', async () => {
    const rules: LotRules = {
      ...english,
      format: 'dutch',
      startAmount: 1_000,
      drop: { amount: 100, everySeconds: 600, floorAmount: 200 },
    };
    const { lines, followed } = houseRecord(rules, [{ paddle: 1, maximum: 900 }]);
    const bought = lines.map((line) => ({ ...line, kind: 'bought' as const }));
    const { price } = followed.state;
    const record = publish(rules, { rules, lines: bought, price, reserveNonce: null, reserveMet: true }, 1);
    expect(record.lines).toMatchObject([{ price: 500, amount: 500, nonce: null }]);
    expect(await verifyRecord(record, sha256)).toMatchObject({ ok: true, winner: { paddle: 1, price: 500 } });
  });

  it.each([
    ['sealed_first_price', null, 500, [null, 500, null], null],
    ['sealed_second_price', null, 300, [300, 300, null], null],
    ['sealed_second_price', 400, 400, [null, 400, null], 400],
    ['sealed_second_price', 600, 100, [null, null, null], null],
  ] as const)(
    '%s with a reserve of %s: only the bid that is the price is told',
    async (format, reserve, price, told, lifted) => {
      const rules: LotRules = { ...english, format, reserveAmount: reserve };
      const { lines, followed } = houseRecord(rules, [
        { paddle: 1, maximum: 300 },
        { paddle: 2, maximum: 500 },
        { paddle: 3, maximum: 200 },
      ]);
      const opened = openSealedBids(rules, followed.state, followed.inForce);
      expect(opened.price).toBe(price);
      const reserveMet = isReserveMet(rules, opened);
      const record = publish(
        rules,
        { rules, lines, price, reserveMet, reserveNonce: 'reserve-nonce' },
        reserveMet ? 2 : null,
      );
      expect(record.lines.map((line) => line.amount)).toEqual(told);
      expect(record.reserve?.amount ?? null).toBe(lifted);
      expect(await verifyRecord(record, sha256)).toMatchObject({
        ok: true,
        winner: reserveMet ? { paddle: 2, price } : null,
      });
    },
  );
});
