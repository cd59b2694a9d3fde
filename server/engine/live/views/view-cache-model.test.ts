/** The cache of one process against a model of the database: reads that overlap each other, what others send, and people who come and go. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { View } from '#contract/wire/views.ts';
import { ViewCache, type ViewRead } from './view-cache.ts';

const room = 'card:a';
const aView = (version: number): View => ({ topic: room, version, data: { count: version } }) as unknown as View;

interface Reading {
  read: ViewRead;
  /** What the database had when the statement ran. */
  version: number;
}
interface Model {
  /** The database's version, and up to which this process has dealt with announcements. */
  committed: number;
  announced: number;
  people: number;
  /** Of each read whether it is a watcher's or the publisher's. */
  reading: { by: 'watcher' | 'publisher' }[];
  /** What the room was sent last. */
  shown: number;
}
interface Real {
  cache: ViewCache;
  reading: Reading[];
}
type Step = fc.Command<Model, Real>;

const step = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => void) =>
  class implements Step {
    check = (model: Readonly<Model>) => check(model);
    run(model: Model, real: Real) {
      run(model, real);
      holds(model, real.cache);
    }
    toString = () => name;
  };

/** Nobody is answered with less than the room was sent, or than what was announced. */
function holds({ announced }: Model, cache: ViewCache): void {
  const version = cache.get(room)?.version;
  if (version === undefined) return;
  expect(version).toBeGreaterThanOrEqual(cache.sentVersion(room));
  expect(version).toBeGreaterThanOrEqual(announced);
}

const always = () => true;
const Commit = step('commit', always, (model) => {
  model.committed++;
});
const Come = step('come', always, (model) => {
  model.people++;
});
const Leave = step(
  'leave',
  ({ people }) => people > 0,
  (model) => {
    model.people--;
    if (model.people === 0) model.shown = -1;
  },
);
/** The publisher looks while nobody is there. */
const Forget = step(
  'forget',
  ({ people }) => people === 0,
  (model, { cache }) => {
    cache.forget(room);
    model.announced = model.committed;
  },
);
const Lose = step('lose', always, (model, { cache }) => {
  cache.forgetAll(() => model.people > 0);
  if (model.people === 0) model.announced = model.committed;
});
const Read = step('read', always, (model, real) => {
  real.reading.push({ read: real.cache.startRead(), version: model.committed });
  model.reading.push({ by: 'watcher' });
});
/** One at a time. */
const Pass = step(
  'pass',
  ({ people, reading }) => people > 0 && !reading.some(({ by }) => by === 'publisher'),
  (model, real) => {
    real.reading.push({ read: real.cache.startRead(), version: model.committed });
    model.reading.push({ by: 'publisher' });
  },
);

class Hear implements Step {
  constructor(readonly age: number) {}
  check = ({ people, committed }: Readonly<Model>) => people > 0 && committed >= this.age;
  run(model: Model, { cache }: Real) {
    const version = model.committed - this.age;
    const isNews = cache.heard(room, version, () => aView(version));
    if (isNews) {
      expect(version).toBeGreaterThan(model.shown);
      model.shown = version;
    }
    holds(model, cache);
  }
  toString = () => `hear(${this.age} old)`;
}

class End implements Step {
  constructor(readonly which: number) {}
  check = ({ reading }: Readonly<Model>) => reading.length > 0;
  run(model: Model, { cache, reading }: Real) {
    const at = this.which % reading.length;
    const [one] = reading.splice(at, 1);
    const [{ by } = { by: 'watcher' }] = model.reading.splice(at, 1);
    if (!one) return;
    if (by === 'watcher') {
      const answered = one.read.keep(room, aView(one.version));
      if (answered) {
        expect(answered.version).toBeGreaterThanOrEqual(cache.sentVersion(room));
        expect(answered.version).toBeGreaterThanOrEqual(one.version);
      }
    } else if (one.read.isNews(room, aView(one.version))) {
      expect(one.version).toBeGreaterThan(model.shown);
      if (model.people > 0) model.shown = one.version;
    }
    one.read.end();
    holds(model, cache);
  }
  toString = () => `end(${this.which})`;
}

it('I3: nobody is answered below what the room was sent, however reads, hearings and releases overlap', () => {
  const steps = fc.commands(
    [
      ...[Commit, Come, Leave, Forget, Lose, Read, Pass].map((Kind) => fc.constant(new Kind())),
      fc.nat(3).map((age) => new Hear(age)),
      fc.nat(5).map((which) => new End(which)),
    ],
    { maxCommands: 60, size: 'max' },
  );
  fc.assert(
    fc.property(steps, (commands) => {
      fc.modelRun(
        () => ({
          model: { committed: 0, announced: 0, people: 0, reading: [], shown: -1 } as Model,
          real: { cache: new ViewCache(), reading: [] },
        }),
        commands,
      );
    }),
    { numRuns: 3_000 },
  );
});
