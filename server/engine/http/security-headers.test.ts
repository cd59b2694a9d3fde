import { describe, expect, it } from 'vitest';
import { SecurityHeaders } from './security-headers.ts';

const connects = (headers: SecurityHeaders) => /connect-src ([^;]*)/.exec(headers.policy())?.[1];

describe('what a page may speak to', () => {
  it('is the app itself, by its public address', () => {
    const headers = new SecurityHeaders({ publicUrl: 'https://app.example/' });
    expect(connects(headers)).toBe("'self' wss://app.example");
    expect(headers.every).toMatchObject({ 'cross-origin-resource-policy': 'same-origin' });
  });

  it('is this machine alone without one, once its port is known', () => {
    const headers = new SecurityHeaders({ publicUrl: undefined });
    expect(connects(headers)).toBe("'self'");
    headers.reachedAt('http://127.0.0.1:3000');
    expect(connects(headers)).toBe("'self' ws://localhost:3000 ws://127.0.0.1:3000");
    expect(headers.every['content-security-policy']).toBe(headers.policy());
  });
});
