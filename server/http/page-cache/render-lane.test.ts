import { describe, expect, it } from 'vitest';
import { RenderLane } from './render-lane.ts';

const busyFor = async (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until) await Promise.resolve();
};

describe('the render lane', () => {
  it('renders one page after the other, and rests after each at least about as long as it took', async () => {
    const lane = new RenderLane();
    const spans: { from: number; to: number }[] = [];
    const render = async () => {
      const from = performance.now();
      await busyFor(20);
      spans.push({ from, to: performance.now() });
    };
    await Promise.all([lane.run(render), lane.run(render), lane.run(render)]);
    expect(spans).toHaveLength(3);
    for (const [index, { from }] of spans.slice(1).entries()) {
      const before = spans[index] as { from: number; to: number };
      // Timers may fire a millisecond early.
      expect(from - before.to).toBeGreaterThanOrEqual(before.to - before.from - 2);
    }
  });

  it('goes on after a rendering that failed, which fails alone', async () => {
    const lane = new RenderLane();
    const failed = lane.run(() => Promise.reject(new Error('no page')));
    const next = lane.run(async () => 'a page');
    await expect(failed).rejects.toThrow('no page');
    expect(await next).toBe('a page');
  });
});
