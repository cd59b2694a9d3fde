import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { nonceHeader } from '#server/engine/http/nonce.ts';
import { withNonce } from '#server/engine/http/page-nonce.ts';
import { SecurityHeaders } from '#server/engine/http/security-headers.ts';
import { paymentPolicyOf } from '#server/payment/providers.ts';
import { testSettings } from '#server/testing/settings.ts';
import { standInKeys } from '#server/testing/stripe/stripe-stand-in.ts';

beforeAll(() => setSettings(testSettings()));

const headers = new SecurityHeaders({ publicUrl: undefined, localUrl: 'http://127.0.0.1:3000' });

async function ask(sent: Record<string, string>, url = '/bag') {
  const request = { headers: sent, url } as unknown as IncomingMessage;
  const answered = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => answered.set(name, value),
  } as unknown as ServerResponse;
  await withNonce(async () => {}, { headers, moreAt: paymentPolicyOf })(request, response);
  const { [nonceHeader]: nonce, 'content-security-policy': seenByNext } = request.headers;
  return { policy: answered.get('content-security-policy') ?? '', nonce: String(nonce), seenByNext };
}

it('lets only the scripts and styles count that carry this answer’s nonce, which no request can choose', async () => {
  const forged = () => ({ 'content-security-policy': "script-src 'nonce-mine'", [nonceHeader]: 'mine' });
  const [first, second] = [await ask(forged()), await ask(forged())];
  expect(first.nonce).not.toBe(second.nonce);
  expect(Buffer.from(first.nonce, 'base64')).toHaveLength(16);
  for (const { policy, nonce, seenByNext } of [first, second]) {
    for (const what of ['script', 'style'])
      expect(new RegExp(`${what}-src ([^;]*)`).exec(policy)?.[1]).toBe(`'self' 'nonce-${nonce}'`);
    expect(seenByNext).toBe(policy);
  }
});

it('lets Stripe’s script run where a card is given, once Stripe is set up, and nowhere else', async () => {
  const stripeIn = async (url: string) => (await ask({}, url)).policy.includes('stripe.com');
  expect(await stripeIn('/checkout')).toBe(false);
  setSettings({ ...testSettings(), ...standInKeys });
  for (const url of ['/checkout', '/checkout?order=1', '/checkout/authenticate/1', '/account/bidding?next=/'])
    expect(await stripeIn(url), url).toBe(true);
  for (const url of ['/bag', '/orders/1', '/account', '/checkouts', '/shop?next=/checkout'])
    expect(await stripeIn(url), url).toBe(false);
  expect((await ask({}, '/checkout')).policy).toContain("connect-src 'self' https://api.stripe.com ");
  setSettings(testSettings());
});

it('lets forms lead away where a payer goes on to Mollie’s page, and nowhere else', async () => {
  const formsOf = async (url: string) => /form-action ([^;]*)/.exec((await ask({}, url)).policy)?.[1];
  expect(await formsOf('/checkout')).toBe("'self'");
  setSettings({ ...testSettings(), MOLLIE_API_KEY: 'test_0123456789abcdef' });
  for (const url of ['/checkout', '/checkout?order=1', '/checkout/authenticate/1'])
    expect(await formsOf(url), url).toBe("'self' https:");
  for (const url of ['/bag', '/orders/1', '/account/bidding', '/sign-in', '/checkouts', '/shop?next=/checkout'])
    expect(await formsOf(url), url).toBe("'self'");
  expect((await ask({}, '/checkout')).policy).not.toContain('stripe.com');
  setSettings(testSettings());
});
