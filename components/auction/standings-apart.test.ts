import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { View } from '#contract/wire/views.ts';
import { applyView, type Views } from '../live/view/apply-view.ts';
import { Together } from '../live/view/together.ts';
import { standingsApart } from './standings-apart.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const own = 'Paddle 1';
interface Moment {
  state: 'open' | 'closed';
  leader: string | null;
}

const lotAt = (version: number, { state, leader }: Moment, id = 'a') =>
  ({ topic: `auction:${id}`, version, data: { id, state, leader } }) as View<'auction'>;
const standingAt = (version: number, lotVersion: number, { state, leader }: Moment, auctionId = 'a') =>
  ({
    topic: 'my-positions',
    version,
    data: { positions: [{ auctionId, lotVersion, state, leading: leader === own, paddle: own } as OwnPosition] },
  }) as View<'my-positions'>;

/** A page that watches one lot, and every pair that it has shown. */
function aPage(watched = ['auction:a']) {
  let views: Views = {};
  const shown: { lot: View<'auction'> | undefined; standing: OwnPosition | undefined }[] = [];
  const together = new Together({
    views: () => views,
    apart: standingsApart,
    isWatched: (topic) => watched.includes(topic),
    show(come) {
      if (come.length === 0) return;
      views = come.reduce(applyView, views);
      const positions = (views['my-positions'] as View<'my-positions'> | undefined)?.data.positions;
      shown.push({ lot: views['auction:a'] as View<'auction'> | undefined, standing: positions?.[0] });
    },
  });
  return { together, shown, latest: () => shown.at(-1) };
}

/** What the server sends: each change of the lot, and a standing whenever it has changed. */
function historyOf(moments: readonly Moment[]): View[] {
  return moments.flatMap((moment, index) => {
    const before = moments[index - 1];
    const changed = !before || before.state !== moment.state || (before.leader === own) !== (moment.leader === own);
    const lot = lotAt(index + 1, moment);
    return changed ? [standingAt(index + 1, index + 1, moment), lot] : [lot];
  });
}

const someMoments = fc
  .array(fc.constantFrom<Moment['leader']>(own, 'Paddle 2', 'Paddle 3'), { minLength: 2, maxLength: 8 })
  .map((leaders): Moment[] => [
    ...leaders.map((leader) => ({ state: 'open', leader }) as const),
    { state: 'closed', leader: leaders.at(-1) ?? null },
  ]);

describe('a standing and its lot', () => {
  it('I3: never tell what the other does not know, in whatever order they come, and both end at the newest', () => {
    fc.assert(
      fc.property(someMoments, fc.infiniteStream(fc.nat()), (moments, picks) => {
        const { together, shown, latest } = aPage();
        const [first, second, ...waiting] = historyOf(moments);
        together.take([first, second].filter((view) => view !== undefined));
        while (waiting.length > 0) {
          const [pick = 0] = picks.take(1);
          together.take(waiting.splice(pick % waiting.length, 1));
        }
        for (const { lot, standing } of shown) {
          if (!lot || !standing) continue;
          expect(standing.lotVersion).toBeLessThanOrEqual(lot.version);
          expect([standing.state, standing.leading]).toEqual([lot.data.state, lot.data.leader === own]);
        }
        expect(latest()?.lot?.version).toBe(moments.length);
        expect(latest()?.standing?.state).toBe('closed');
      }),
    );
  });

  it('who buys a lot outright is never shown the old price with the new standing', () => {
    const { together, shown } = aPage();
    together.take([lotAt(4, { state: 'open', leader: null })]);
    together.take([standingAt(2, 5, { state: 'closed', leader: own })]);
    expect(shown).toHaveLength(1);
    together.take([lotAt(5, { state: 'closed', leader: own })]);
    expect(shown.slice(1).map(({ lot, standing }) => [lot?.version, standing?.lotVersion])).toEqual([[5, 5]]);
  });

  it('what stays alone is shown after a second', () => {
    const { together, latest } = aPage();
    together.take([lotAt(1, { state: 'open', leader: own }), standingAt(1, 1, { state: 'open', leader: own })]);
    together.take([lotAt(2, { state: 'closed', leader: own })]);
    vi.advanceTimersByTime(999);
    expect(latest()?.lot?.version).toBe(1);
    vi.advanceTimersByTime(1);
    expect(latest()?.lot?.version).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a standing waits for no lot that the page does not watch, and a sealed lot has no leader to wait for', () => {
    const other = aPage([]);
    other.together.take([lotAt(1, { state: 'open', leader: null }), standingAt(1, 2, { state: 'open', leader: own })]);
    expect(other.latest()?.standing?.lotVersion).toBe(2);
    const sealed = aPage();
    sealed.together.take([standingAt(1, 1, { state: 'open', leader: own }), lotAt(2, { state: 'open', leader: null })]);
    expect(sealed.latest()?.lot?.version).toBe(2);
  });

  it('what is held for one person is not shown to the next', () => {
    const { together, shown } = aPage();
    together.take([lotAt(1, { state: 'open', leader: null })]);
    together.take([standingAt(9, 2, { state: 'open', leader: own })]);
    together.forget();
    together.take([lotAt(2, { state: 'open', leader: 'Paddle 2' })]);
    expect([shown.at(-1)?.standing, vi.getTimerCount()]).toEqual([undefined, 0]);
  });
});
