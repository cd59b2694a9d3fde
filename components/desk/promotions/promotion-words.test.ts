import { describe, expect, it } from 'vitest';
import type { ListedPromotion } from '#contract/promotion/desk-promotion.ts';
import { conditionWords, promotionState, takesOffWords, usesWords } from './promotion-words.ts';

const aPromotion = (more: Partial<ListedPromotion> = {}): ListedPromotion => ({
  id: 'one',
  code: 'SPRING',
  title: 'Spring',
  takesOff: { kind: 'percentage', percent: 10 },
  currency: 'EUR',
  minimumAmount: null,
  skus: [],
  collections: [],
  used: 0,
  usageLimit: null,
  perPersonLimit: null,
  combines: false,
  startsAt: null,
  endsAt: null,
  ...more,
});

describe('what the desk says of a promotion', () => {
  it.each<[ListedPromotion['takesOff'], string]>([
    [{ kind: 'percentage', percent: 12.5 }, '12.5% off'],
    [{ kind: 'amount', amount: 1_050 }, '€10.50 off'],
    [{ kind: 'free_shipping' }, 'Free delivery'],
    [
      { kind: 'buy_x_get_y', buy: { quantity: 2, skus: [] }, get: { quantity: 1, percent: 100, skus: ['CUP'] } },
      'Buy 2 pieces, get 1 piece of CUP free',
    ],
  ])('says of %o: %s', (takesOff, words) => {
    expect(takesOffWords(aPromotion({ takesOff }))).toBe(words);
  });

  it('says for what it is', () => {
    expect(conditionWords(aPromotion())).toBe('');
    const narrow = aPromotion({ skus: ['JAR'], collections: ['celadon'], minimumAmount: 5_000, combines: true });
    expect(conditionWords(narrow)).toBe('for JAR, the collection celadon, from €50 on, together with others');
  });

  it('says how often it is used', () => {
    expect(usesWords(aPromotion({ used: 3 }))).toBe('3');
    expect(usesWords(aPromotion({ used: 1_001 }))).toBe('over 1,000');
    expect(usesWords(aPromotion({ used: 1_001, perPersonLimit: 2 }))).toBe('1,001, 2 a person at most');
    expect(usesWords(aPromotion({ used: 12, usageLimit: 50 }))).toBe('12 of 50');
  });

  it('knows its state by the clock and by its uses', () => {
    const at = (text: string) => Date.parse(text);
    const timed = aPromotion({
      startsAt: '2026-01-02T00:00:00.000Z',
      endsAt: '2026-01-03T00:00:00.000Z',
      usageLimit: 2,
    });
    expect(promotionState(timed, at('2026-01-01T12:00:00Z'))).toBe('waiting');
    expect(promotionState(timed, at('2026-01-02T00:00:00Z'))).toBe('running');
    expect(promotionState({ ...timed, used: 2 }, at('2026-01-02T00:00:00Z'))).toBe('used_up');
    expect(promotionState(timed, at('2026-01-03T00:00:00Z'))).toBe('ended');
  });
});
