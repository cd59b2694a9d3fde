import { describe, expect, it } from 'vitest';
import { isReadable, isShared, type Protocol } from './protocol.ts';

const third: Protocol = { version: 3, changes: { 2: ['auction', 'bid'], 3: ['desk'] } };

describe('two versions of the protocol', () => {
  it('share what has not changed between them', () => {
    for (const other of [1, 2, 3]) expect(isReadable(third, other, 'product')).toBe(true);
    expect(isReadable(third, 2, 'auction')).toBe(true);
    expect(isShared(third, 2, 'bid')).toBe(true);
  });

  it('do not share what any version between them changed', () => {
    expect(isReadable(third, 1, 'auction')).toBe(false);
    expect(isShared(third, 1, 'bid')).toBe(false);
    expect(isReadable(third, 1, 'desk')).toBe(false);
    expect(isReadable(third, 2, 'desk')).toBe(false);
  });

  it('share no topic where watching itself has changed', () => {
    expect(isReadable({ version: 2, changes: { 2: ['watch'] } }, 1, 'shop')).toBe(false);
  });

  it('leave it to the newer side: the older one does not know', () => {
    expect(isReadable({ version: 1, changes: {} }, 9, 'auction')).toBe(true);
  });
});
