/**
 * From a commit to the changed pixel: a product's and a lot's page in a real browser, a thousand other watchers of
 * the same topic, ten changes a second through the shop's own API. Each view's trace adds its stages up; beside it
 * stands one clock from the database to the frame, which is possible here because all is on one machine.
 * Needs a production build (`npm run build`) and Chromium. `--quick` measures for less long.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from 'playwright';
import { io } from 'socket.io-client';
import type { View } from '#contract/wire/views.ts';
import { type PaintedView, startBrowser, takePainted, watchPage } from './pixel/watched-page.ts';
import { percentile, report } from './report.ts';
import { callApi } from './shop-api.ts';
import { shopOnPostgres } from './shop-on-postgres.ts';

const seconds = process.argv.includes('--quick') ? 10 : 40;
const perSecond = 10;
const others = 1_000;
const stages = ['waiting', 'reading', 'sending', 'wire', 'applying', 'rendering', 'painting'];
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Subject {
  name: string;
  path: string;
  topic: string;
  /** Makes the change number `mark`. */
  change(mark: number): Promise<unknown>;
  /** When the state that a view shows came to be, by the database's clock. */
  changedAt(view: View): string | null | undefined;
}

const api = <T>(method: string, path: string, body?: unknown): Promise<T> => callApi(shop.url, method, path, body);

async function aProductPage(): Promise<Subject> {
  const { topic } = await api<{ topic: string }>('GET', '/products/tenmoku-moon-jar', undefined);
  return {
    name: 'a product’s price',
    path: '/products/tenmoku-moon-jar',
    topic,
    change: (mark) => api('PATCH', '/variants/TENMOKU-MOON-JAR', { priceAmount: 20_000 + mark }),
    changedAt: (view) => (view as View<'product'>).data.variants[0]?.priceChangedAt,
  };
}

async function aLotPage(): Promise<Subject> {
  const lot = await api<{ id: string; slug: string; topic: string }>('POST', '/auctions', {
    title: 'A jar that a thousand people watch',
    description: '',
    maker: '',
    currency: 'EUR',
    startAmount: 1_000,
    softCloseSeconds: 0,
    increments: [{ from: 0, step: 100 }],
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return {
    name: 'a lot’s bids',
    path: `/auctions/${lot.slug}`,
    topic: lot.topic,
    change: (mark) =>
      api('POST', `/auctions/${lot.id}/bids`, {
        bidder: `pixel-${mark % 4}`,
        maxAmount: 2_000 + 100 * mark,
        key: `pixel-bid-${mark}`,
      }),
    changedAt: (view) => (view as View<'auction'>).data.history[0]?.at,
  };
}

async function watchers(topic: string): Promise<ChildProcess> {
  const child = fork(new URL('./fan-out/clients.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const gone = once(child, 'exit').then(() => {
    throw new Error('the watchers are gone');
  });
  // It is meant to end when the measurement is over.
  gone.catch(() => {});
  const path = '/socket.io/?EIO=4&transport=websocket';
  child.send({ kind: 'start', port: Number(new URL(shop.url).port), path, count: others, topics: [topic] });
  await Promise.race([once(child, 'message'), gone]);
  return child;
}

/** Changes at a steady pace, whether or not the earlier ones are answered. */
async function changing(subject: Subject, forSeconds: number, from: number): Promise<number> {
  const started = performance.now();
  const running: Promise<unknown>[] = [];
  const count = forSeconds * perSecond;
  for (let i = 0; i < count; i++) {
    // Off the beat, so that the changes don't keep step with the screen's frames.
    await later(Math.max(0, started + ((i + Math.random() / 2) * 1_000) / perSecond - performance.now()));
    running.push(subject.change(from + i));
  }
  await Promise.all(running);
  return count;
}

interface Followed {
  painted: PaintedView[];
  changes: number;
  /** From the database's moment to the frame, by the machine's one clock, in milliseconds. */
  oneClock: number[];
}

async function follow(page: Page, subject: Subject): Promise<Followed> {
  const moments = new Map<number, number>();
  const ear = io(shop.url, { transports: ['websocket'], forceNew: true });
  ear.on('view', (view: View) => moments.set(view.version, Date.parse(subject.changedAt(view) ?? '')));
  await ear.emitWithAck('watch', { topics: [{ topic: subject.topic }] });
  const warmUp = await changing(subject, 2, 1);
  await later(500);
  await takePainted(page);
  const changes = await changing(subject, seconds, 1 + warmUp);
  await later(500);
  const painted = (await takePainted(page)).filter((view) => view.topic === subject.topic);
  ear.disconnect();
  const oneClock = painted.map((view) => view.paintedAt - (moments.get(view.version) ?? Number.NaN));
  return { painted, changes, oneClock: oneClock.filter(Number.isFinite) };
}

const { postgres, shop } = await shopOnPostgres({
  TRACE_SHARE: '1',
});
try {
  await shop.start();
  const browser = await startBrowser();
  for (const [key, make] of Object.entries({ Product: aProductPage, Lot: aLotPage })) {
    const subject = await make();
    const crowd = await watchers(subject.topic);
    const page = await watchPage(browser, `${shop.url}${subject.path}`);
    const { painted, changes, oneClock } = await follow(page, subject);
    await page.close();
    crowd.kill();
    const unchanged = painted.filter((view) => !view.changed).length;
    if (painted.length < changes / 2) throw new Error(`only ${painted.length} of ${changes} changes were painted`);
    const row = (stage: string, values: number[]) => ({
      [subject.name]: stage,
      'p50 ms': percentile(values, 0.5),
      'p99 ms': percentile(values, 0.99),
      'most ms': Math.max(...values),
    });
    const total = painted.map((view) => view.total);
    report(
      `commit to pixel: ${subject.name}, ${others} others watch; ${painted.length} views of ${changes} changes painted, ${unchanged} without a changed element`,
      [
        ...stages.map((stage) =>
          row(
            stage,
            painted.map((view) => view.stages[stage] ?? Number.NaN),
          ),
        ),
        row('all stages', total),
        row('by one clock', oneClock),
      ],
      {
        [`pixelP50Ms${key}`]: percentile(total, 0.5),
        [`pixelP99Ms${key}`]: percentile(total, 0.99),
        [`oneClockP50Ms${key}`]: percentile(oneClock, 0.5),
        [`oneClockP99Ms${key}`]: percentile(oneClock, 0.99),
      },
    );
  }
  await browser.close();
} finally {
  await shop.remove();
  await postgres.stop();
}
process.exit(0);
