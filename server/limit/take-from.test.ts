import { describe, expect, it, vi } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import { forgetOld } from '#server/retention/forget-old.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { traceLimits } from '#server/trace/limits.ts';
import { problemOf } from '#server/web/problem.ts';
import { TokenBuckets } from '../engine/limit/token-buckets.ts';
import { forgetTaken, giveBack, takeFrom, takeNow, tryToTake } from './take-from.ts';

testDatabase();

const refusal = (taking: Promise<unknown>) =>
  taking.then(
    () => null,
    (error: unknown) => problemOf(error),
  );

describe('a limit that is counted in the database', () => {
  it('gives as many as it has, however many ask at once, and says when there is more', async () => {
    const { most, seconds } = sessionLimits.passwordsPerAccount;
    const asked = await Promise.all(
      Array.from({ length: most + 5 }, () => refusal(takeFrom(sessionLimits.passwordsPerAccount, 'a@example.com'))),
    );
    const refused = asked.filter((problem) => problem !== null);
    expect(refused).toHaveLength(5);
    for (const { code, retryAfterMs = 0 } of refused) {
      expect(code).toBe('too_many');
      expect(retryAfterMs).toBeGreaterThan((seconds - 60) * 1000);
      expect(retryAfterMs).toBeLessThanOrEqual(seconds * 1000 + 1_000);
    }
    expect(await refusal(takeFrom(sessionLimits.passwordsPerAccount, 'b@example.com'))).toBeNull();
  });

  it('begins again when its time is over, or when somebody has proven who they are', async () => {
    const { most } = sessionLimits.passwordsPerAccount;
    expect(await tryToTake(sessionLimits.passwordsPerAccount, 'c@example.com', most)).toBe(0);
    expect(await tryToTake(sessionLimits.passwordsPerAccount, 'c@example.com')).toBeGreaterThan(0);
    await forgetTaken(sessionLimits.passwordsPerAccount, 'c@example.com');
    expect(await tryToTake(sessionLimits.passwordsPerAccount, 'c@example.com', most)).toBe(0);
    await forgetOld();
    expect(await database().limitCount.count()).toBeGreaterThan(0);
    await database().limitCount.updateMany({ data: { endsAt: new Date(Date.now() - 1_000) } });
    expect(await tryToTake(sessionLimits.passwordsPerAccount, 'c@example.com', most)).toBe(0);
  });

  it('takes back what was taken for nothing, and isn’t longer for who went on asking', async () => {
    const { most } = sessionLimits.passwordsPerAddress;
    await tryToTake(sessionLimits.passwordsPerAddress, '198.51.100.1', most);
    for (let asked = 0; asked < 3; asked++) await tryToTake(sessionLimits.passwordsPerAddress, '198.51.100.1');
    await giveBack(sessionLimits.passwordsPerAddress, '198.51.100.1', 2);
    expect(await tryToTake(sessionLimits.passwordsPerAddress, '198.51.100.1')).toBe(0);
    expect(await tryToTake(sessionLimits.passwordsPerAddress, '198.51.100.1')).toBeGreaterThan(0);
  });

  it('counts a network of IPv6 as one address, and keeps no e-mail address', async () => {
    const { most } = sessionLimits.passwordsPerAddress;
    await tryToTake(sessionLimits.passwordsPerAddress, '2001:db8::1', most);
    expect(await tryToTake(sessionLimits.passwordsPerAddress, '2001:db8::ffff')).toBeGreaterThan(0);
    expect(await tryToTake(sessionLimits.passwordsPerAddress, '2001:db8:0:1::1')).toBe(0);
    await tryToTake(sessionLimits.passwordsPerAccount, 'a@example.com');
    expect(JSON.stringify(await database().limitCount.findMany())).not.toContain('example.com');
  });

  it('is forgotten when its time is over', async () => {
    await tryToTake(sessionLimits.passwordsPerAccount, 'd@example.com');
    await forgetOld();
    expect(await database().limitCount.count()).toBeGreaterThan(0);
    await database().limitCount.updateMany({ data: { endsAt: new Date(Date.now() - 1_000) } });
    await forgetOld();
    expect(await database().limitCount.count()).toBe(0);
  });
});

describe('a limit in memory', () => {
  it('refuses with the wait, notes one line for each key and minute, and not at all with LIMITS=0', () => {
    const lines = vi.spyOn(log(), 'warn').mockImplementation(() => {});
    const report = () => takeNow(traceLimits.traces, '203.0.113.5');
    for (let reports = 0; reports < traceLimits.traces.most; reports++) report();
    for (let more = 0; more < 3; more++) expect(report).toThrow('Too many attempts. Try again in 3 seconds.');
    expect(lines.mock.calls.map(([line]) => line)).toEqual([
      { stream: 'security', event: 'limit.reached', what: 'traces', address: '203.0.113.5' },
    ]);
    setSettings({ ...testSettings(), LIMITS: false });
    expect(report).not.toThrow();
    setSettings(testSettings());
    lines.mockRestore();
  });

  it('fills up evenly, never beyond its most, and by key', () => {
    let now = 0;
    const bucket = new TokenBuckets({ most: 10, seconds: 10 }, { now: () => now });
    expect([bucket.take('a', 10), bucket.take('a'), bucket.take('b')]).toEqual([0, 1_000, 0]);
    now = 2_500;
    expect([bucket.take('a', 2), bucket.take('a')]).toEqual([0, 500]);
    now = 1_000_000;
    expect([bucket.take('a', 10), bucket.take('a')]).toEqual([0, 1_000]);
    bucket.giveBack('a', 100);
    expect([bucket.take('a', 11) > 0, bucket.take('a', 10)]).toEqual([true, 0]);
  });

  it('doesn’t grow with every address that ever asked', () => {
    let now = 0;
    const bucket = new TokenBuckets({ most: 5, seconds: 1 }, { now: () => now, mostKeys: 1_000 });
    for (let address = 0; address < 20_000; address++) {
      now += 2;
      bucket.take(String(address));
    }
    expect(bucket.size).toBeLessThan(2_000);
  });
});
