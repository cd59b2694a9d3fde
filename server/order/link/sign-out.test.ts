import { expect, it } from 'vitest';
import { shareOrder } from '#server/order/access/share-order.ts';
import { readSharedOrder } from '#server/order/page/shared-order-view.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { sessionRoutes } from '#server/session/session-routes.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKeyTo, anOrderOf, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { openLink } from './open-link.ts';
import { mayOpenOrder } from './order-access.ts';

const signOut = handlerOf(sessionRoutes, 'POST /session/sign-out');

testDatabase();

/** Cookies as a browser keeps them. */
class Jar {
  readonly #kept = new Map<string, string>();

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0(;|$)/i.test(line)) this.#kept.delete(name);
      else this.#kept.set(name, value);
    }
  }

  get header(): string {
    return [...this.#kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async visitor() {
    const headers = new Headers({ cookie: this.header });
    return { actor: await actorOf(headers), cookies: parseCookies(this.header) };
  }
}

it('I7: whoever signs out leaves no order open in that browser, nor one that was shared with them', async () => {
  const { cookie, personId } = await aSession('shopper');
  const jar = new Jar();
  jar.take([...cookie.split('; '), 'marketday-theme=dark']);
  const own = await anOrderOf(personId);
  const friends = await aPaidOrder((await aProduct()).sku);
  const { pathname, searchParams } = new URL((await shareOrder(friends)).url);
  const [, , , shared = ''] = pathname.split('/');
  jar.take([
    await openLink('owner', own, await aKeyTo(own)),
    await openLink('owner', friends, await aKeyTo(friends)),
    await openLink('shared', shared, searchParams.get('key') ?? ''),
  ]);
  const opened = async () => {
    const visitor = await jar.visitor();
    return [
      await mayOpenOrder(visitor, own),
      await mayOpenOrder(visitor, friends),
      !!(await readSharedOrder(visitor, shared)),
    ];
  };
  expect(await opened()).toEqual([true, true, true]);

  const answer = await signOut(
    new Request('http://shop.test/api/session/sign-out', { method: 'POST', headers: { cookie: jar.header } }),
    {},
  );
  expect(answer.ok).toBe(true);
  jar.take(answer.headers.getSetCookie());
  expect(await opened()).toEqual([false, false, false]);
  expect(jar.header).toBe('marketday-theme=dark');
});
