import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEmail } from './canonical-email.ts';

describe('one mailbox', () => {
  it.each([
    ['Ann@X.example', 'ann@x.example'],
    [' ann+shop@x.example ', 'ann@x.example'],
    ['ann@x.example.', 'ann@x.example'],
    ['A.n.n+2@Gmail.com', 'ann@gmail.com'],
    ['ann@googlemail.com', 'ann@gmail.com'],
    ['ａｎｎ@x.example', 'ann@x.example'],
  ])('%s counts as %s', (typed, counted) => expect(canonicalEmail(typed)).toBe(counted));

  it('keeps apart what may be two people', () => {
    expect(canonicalEmail('a.nn@x.example')).not.toBe(canonicalEmail('ann@x.example'));
    expect(canonicalEmail('+ann@x.example')).not.toBe(canonicalEmail('+bob@x.example'));
  });

  it('is the same for itself, and whatever stands behind the plus', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.stringMatching(/^[a-z0-9]{0,8}$/), (email, tag) => {
        const counted = canonicalEmail(email);
        expect(canonicalEmail(counted)).toBe(counted);
        const at = email.lastIndexOf('@');
        fc.pre(!email.startsWith('+'));
        expect(canonicalEmail(`${email.slice(0, at)}+${tag}${email.slice(at)}`)).toBe(counted);
      }),
    );
  });
});
