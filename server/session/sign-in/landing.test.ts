import { expect, test } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { aSession } from '#server/testing/session.ts';
import { landingAfterConfirming, landingOf } from './landing.ts';

testDatabase();

test('a merchant who signs in lands at the desk, everybody else in their account, and all where they wanted to', async () => {
  const [merchant, shopper] = [await aSession('owner'), await aSession('shopper')];
  const cookies = [`${merchant.cookie}; Path=/; HttpOnly`, 'guest=; Max-Age=0; Path=/'];
  expect(await landingOf(cookies, undefined)).toBe('/desk');
  expect(await landingOf(cookies, '/')).toBe('/desk');
  expect(await landingOf(cookies, '/products/round-teapot')).toBe('/products/round-teapot');
  expect(await landingOf(cookies, 'https://elsewhere.example')).toBe('/desk');
  expect(await landingOf([shopper.cookie], '/')).toBe('/account');
  expect(await landingOf([], '/')).toBe('/account');
});

test('confirming an address leads the shop’s own people to the desk, with a new session or the one they have', async () => {
  const [owner, shopper] = [await aSession('owner'), await aSession('shopper')];
  const none = new Headers();
  expect(await landingAfterConfirming([owner.cookie], none)).toBe('/desk');
  expect(await landingAfterConfirming([], new Headers({ cookie: owner.cookie }))).toBe('/desk');
  expect(await landingAfterConfirming([], new Headers({ cookie: shopper.cookie }))).toBe('/account?saved=address');
});
