import { afterAll, expect, it, vi } from 'vitest';
import { followNear } from './follow-near.ts';

type Tell = (entries: { target: object; isIntersecting: boolean }[]) => void;
const observers: { tell: Tell; observed: Set<object> }[] = [];
vi.stubGlobal(
  'IntersectionObserver',
  class {
    readonly observed = new Set<object>();
    constructor(tell: Tell) {
      observers.push({ tell, observed: this.observed });
    }
    observe = (element: object) => this.observed.add(element);
    unobserve = (element: object) => this.observed.delete(element);
  },
);

afterAll(() => {
  vi.unstubAllGlobals();
});

it('has one observer for all cards of a page, and tells each of its own', () => {
  const cards = Array.from({ length: 36 }, () => ({}) as Element);
  const told: string[] = [];
  const stops = cards.map((card, place) => followNear(card, (near) => told.push(`${place} ${near ? 'near' : 'far'}`)));
  expect(observers).toHaveLength(1);
  const [observer] = observers;
  expect(observer?.observed.size).toBe(36);

  const entries = [cards[0], cards[7]].map((target) => ({ target: target as Element, isIntersecting: true }));
  observer?.tell(entries);
  observer?.tell([{ target: cards[0] as Element, isIntersecting: false }]);
  expect(told).toEqual(['0 near', '7 near', '0 far']);

  for (const stop of stops) stop();
  expect(observer?.observed.size).toBe(0);
  observer?.tell(entries);
  expect(told).toHaveLength(3);
});
