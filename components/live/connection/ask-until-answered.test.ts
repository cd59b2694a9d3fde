import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProblemCode } from '#contract/wire/problem.ts';
import type { UnwatchReply } from '#contract/wire/socket.ts';
import { askUntilAnswered, leavesOpen } from './ask-until-answered.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refused = (code: ProblemCode): UnwatchReply => ({ ok: false, error: { code, message: '' } });

/** Answers in turn; null is an answer that is lost. */
function ask(answers: (UnwatchReply | null)[]) {
  const asked: number[] = [];
  const leaving = new AbortController();
  const one = async () => {
    asked.push(Date.now());
    const answer = answers.shift();
    if (!answer) throw new Error('no answer');
    return answer;
  };
  return { asked, leaving, reply: askUntilAnswered(one, leaving.signal) };
}

it.each([
  ['unavailable', true],
  ['fault', true],
  ['too_many', false],
  ['outdated', false],
  ['bid_too_low', false],
] as const)('a first answer of %s leaves open what became of a command: %s', (code, open) => {
  expect(leavesOpen(refused(code))).toBe(open);
  expect(leavesOpen({ ok: true })).toBe(false);
});

describe('a command whose answer was lost', () => {
  it('is sent again until the server says what became of it', async () => {
    const { asked, reply } = ask([null, null, refused('bid_too_low')]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reply).toEqual(refused('bid_too_low'));
    expect(asked.length).toBe(3);
    for (const [n, at] of asked.entries()) if (n > 0) expect(at - (asked[n - 1] ?? 0)).toBe(1_000);
  });

  it.each(['too_many', 'unavailable', 'fault', 'outdated'] as const)('%s says nothing of it', async (code) => {
    const { asked, reply } = ask([refused(code), refused('auction_ended')]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reply).toEqual(refused('auction_ended'));
    expect(asked.length).toBe(2);
  });

  it('is not asked about any more once nobody waits for it', async () => {
    const { asked, leaving, reply } = ask([null, null, null, null]);
    await vi.advanceTimersByTimeAsync(2_500);
    leaving.abort();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reply).toBeNull();
    expect(asked.length).toBe(2);
  });
});
