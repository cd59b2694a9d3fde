/** What tests share with those that follow in their process, beside modules: what a name stands for there. */
export type Surroundings = ReadonlyMap<string, unknown>;

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP', 'uncaughtException', 'unhandledRejection'];
const inBrowsers = ['window', 'document', 'navigator', 'self', 'location', 'localStorage', 'requestIdleCallback'];
const of = (place: string, things: object): [string, unknown][] =>
  Object.entries(things).map(([name, thing]) => [`${place}.${name}`, thing]);

export function surroundings(): Surroundings {
  return new Map<string, unknown>([
    // Which is set by `sharp` as it is loaded.
    ...of('process.env', { ...process.env, VIPSHOME: '' }),
    ...of('console', console),
    // What libraries add when they are loaded first is not looked at.
    ...inBrowsers.map((name): [string, unknown] => [`globalThis.${name}`, name in globalThis]),
    ...of('globalThis', { Date, fetch, setTimeout, setInterval, setImmediate, queueMicrotask }),
    ...of('Date', { now: Date.now }),
    ...of('Math', { random: Math.random }),
    ...of('performance', { now: performance.now }),
    ...of('crypto', { randomUUID: crypto.randomUUID, getRandomValues: crypto.getRandomValues }),
    ...of('process', { cwd: process.cwd(), exit: process.exit, kill: process.kill, write: process.stdout.write }),
    ...signals.map((signal): [string, unknown] => [`process.on ${signal}`, process.listenerCount(signal)]),
  ]);
}

/** The names that stand for something else than before. */
export const changesOf = (before: Surroundings, now: Surroundings): string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) => before.has(name) !== now.has(name) || !Object.is(before.get(name), now.get(name)),
  );
