import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { testApiKey, testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { readTyped } from '#server/web/typed-cookie.ts';
import { type EndpointOptions, endpoint, type Params } from './endpoint.ts';

testDatabase();

const shop = 'http://shop.test';
const body = z.object({ quantity: z.coerce.number().int().min(1) });

function route(options: Partial<EndpointOptions<typeof body, z.ZodType, Params, unknown>> = {}) {
  const handle = endpoint({
    access: 'anyone',
    body,
    status: 201,
    run: async (call) => ({ ok: true, value: call.body }),
    ...options,
  });
  return (init: RequestInit & { headers?: Record<string, string> } = {}) =>
    handle(
      new Request(`${shop}/api/thing`, { method: 'POST', ...init, headers: { host: 'shop.test', ...init.headers } }),
      {},
    );
}

const json = (value: unknown, headers: Record<string, string> = {}) => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', ...headers },
});
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', referer: `${shop}/bag?from=here`, ...headers },
});

describe('an endpoint that takes files', () => {
  const files = { field: 'photos', most: 1, bytesEach: 1_000 };

  it('of anyone says who may send them', () => {
    expect(() => route({ files })).toThrow('beforeFiles');
    expect(() => route({ files, access: { desk: 'piece:read' } })).not.toThrow();
  });

  it('reads nothing of whoever may not', async () => {
    const photos = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000)) });
    const refused = new AccessProblem('not_found', 'There is no such order.');
    const answer = await route({ files, beforeFiles: () => Promise.reject(refused) })({
      body: photos,
      headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' },
      duplex: 'half',
    } as RequestInit & { headers: Record<string, string> });
    expect(answer.status).toBe(404);
    await photos.cancel();
  });
});

describe('an endpoint', () => {
  it('answers a call with JSON', async () => {
    const response = await route()(json({ quantity: 2 }));
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ quantity: 2 });
  });

  it('says every field that is wrong, as RFC 9457', async () => {
    const response = await route()(json({ quantity: 'many' }));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'invalid',
      status: 400,
      field: 'quantity',
      errors: [{ field: 'quantity' }],
    });
  });

  it.each(['{', 'null', '[]'])('refuses the body %s', async (text) => {
    const response = await route()({ body: text, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(400);
  });

  it.each([
    ['NUL in a field', { quantity: 1, note: 'a\0' }, 'note'],
    ['half a pair in a list', { quantity: 1, list: [{ of: ['\ud800'] }] }, 'list.0.of.0'],
    ['NUL in a name', { quantity: 1, inside: { 'a\0': 1 } }, 'inside'],
  ])('M1: refuses what the database can’t keep, also where no schema looks: %s', async (_what, value, field) => {
    const response = await route({ body: z.looseObject({ quantity: z.number() }) as unknown as typeof body })(
      json(value),
    );
    expect([response.status, (await response.json()).field]).toEqual([400, field]);
  });

  it('M1: what only the database refuses is not a fault of ours', async () => {
    const ask = async () => {
      await database().$queryRaw`SELECT ${'many'}::text::int`;
      return { ok: true as const, value: 1 };
    };
    const find = async () => ({
      ok: true as const,
      value: await database().order.count({ where: { publicId: 'a\0' } }),
    });
    for (const run of [ask, find]) expect((await route({ run })(json({ quantity: 1 }))).status).toBe(400);
  });

  it('M1: a form whose page has no address is sent home', async () => {
    const response = await route()(form({ quantity: '0' }, { referer: 'not a url' }));
    expect(response.headers.get('location')).toBe('/?problem=invalid&field=quantity');
  });

  it.each(['//', '//evil.test/bag', '///evil.test/', '/\\evil.test/'])(
    'sends a form of the page %s to no other site',
    async (page) => {
      const { status, headers } = await route()(form({ quantity: '0' }, { referer: `${shop}${page}` }));
      expect(status).toBe(303);
      expect(new URL(headers.get('location') ?? '', shop).origin).toBe(new URL(shop).origin);
    },
  );

  it('sends a form back to its page, and says there what was wrong', async () => {
    const done = await route()(form({ quantity: '2' }));
    expect([done.status, done.headers.get('location')]).toEqual([303, '/bag?from=here']);
    const refused = await route()(form({ quantity: '0' }));
    expect([refused.status, refused.headers.get('location')]).toEqual([
      303,
      '/bag?from=here&problem=invalid&field=quantity',
    ]);
  });

  it('a refusal’s own details never take the place of the problem’s fields', async () => {
    const refusal = { code: 'illegal_transition' as const, message: 'no', status: 'shipped', title: 'x' };
    const response = await route({ run: async () => ({ ok: false, refusal }) })(json({ quantity: 1 }));
    expect(await response.json()).toMatchObject({ status: 409, title: 'illegal_transition', detail: 'no' });
  });

  it('never sends a form on to another site', async () => {
    const response = await route({ goTo: () => '//elsewhere.example' })(form({ quantity: '2' }));
    expect(response.headers.get('location')).toBe('/');
    const stranger = await route()(form({ quantity: '2' }, { referer: 'https://elsewhere.example/x' }));
    expect(stranger.headers.get('location')).toBe('/');
  });

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a scheme that the shop doesn’t speak', { origin: 'https://shop.test' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a browser’s post from %s', async (_name, headers) => {
    const run = vi.fn();
    const response = await route({ run })(json({ quantity: 1 }, headers));
    expect(response.status).toBe(403);
    expect(run).not.toHaveBeenCalled();
  });

  it('with a public address only its origin is the shop’s own', async () => {
    setSettings({ ...testSettings(), PUBLIC_URL: 'https://shop.test' });
    const answers = await Promise.all(
      ['https://shop.test', 'http://shop.test'].map((origin) => route()(json({ quantity: 1 }, { origin }))),
    );
    setSettings(testSettings());
    expect(answers.map(({ status }) => status)).toEqual([201, 403]);
  });

  it('tells apart who is signed out from who may not', async () => {
    expect((await route({ access: { key: 'stock:adjust' } })(json({ quantity: 1 }))).status).toBe(401);
    expect((await route({ access: { desk: 'piece:read' } })(json({ quantity: 1 }))).status).toBe(401);
    const wrong = await route({ access: { key: 'stock:adjust' } })(
      json({ quantity: 1 }, { authorization: 'Bearer wrong' }),
    );
    expect(wrong.status).toBe(401);
    const right = await route({ access: { key: 'stock:adjust' } })(
      json({ quantity: 1 }, { authorization: `Bearer ${testApiKey}` }),
    );
    expect(right.status).toBe(201);
  });

  it('a fault says nothing of its cause', async () => {
    const response = await route({
      run: async () => {
        throw new Error('password=hunter2 at 10.0.0.1');
      },
    })(json({ quantity: 1 }));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });
});

describe('an Idempotency-Key', () => {
  const asKey = { authorization: `Bearer ${testApiKey}` };

  it('of somebody who isn’t signed in keeps nothing: they all would share it', async () => {
    const run = vi.fn(async () => ({ ok: true as const, value: { n: run.mock.calls.length }, cookies: ['a=b'] }));
    const call = () => route({ run })(json({ quantity: 1 }, { 'idempotency-key': 'nobody' }));
    const [first, second] = [await call(), await call()];
    expect([await first.json(), await second.json()]).toEqual([{ n: 1 }, { n: 2 }]);
    expect(second.headers.getSetCookie()).toEqual(['a=b']);
  });

  it('same key and body: runs once and gives the first answer again', async () => {
    const run = vi.fn(async () => ({ ok: true as const, value: { n: run.mock.calls.length } }));
    const call = () => route({ run })(json({ quantity: 1 }, { ...asKey, 'idempotency-key': 'same' }));
    const [first, second] = [await call(), await call()];
    expect(await first.json()).toEqual({ n: 1 });
    expect([second.status, await second.json(), second.headers.get('idempotent-replay')]).toEqual([
      201,
      { n: 1 },
      'true',
    ]);
    expect(run).toHaveBeenCalledOnce();
  });

  it('keeps a refusal too', async () => {
    const run = vi.fn(async () => ({
      ok: false as const,
      refusal: { code: 'out_of_stock' as const, message: 'none' },
    }));
    const call = () => route({ run })(json({ quantity: 1 }, { ...asKey, 'idempotency-key': 'refused' }));
    expect([(await call()).status, (await call()).status]).toEqual([409, 409]);
    expect(run).toHaveBeenCalledOnce();
  });

  it('same key with another body is refused', async () => {
    const call = (quantity: number) => route()(json({ quantity }, { ...asKey, 'idempotency-key': 'other-body' }));
    await call(1);
    const response = await call(2);
    expect([response.status, (await response.json()).code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('while the first runs, a second is told so; after a fault the key is free again', async () => {
    let finish: (value: unknown) => void = () => {};
    const running = new Promise((resolve) => {
      finish = resolve;
    });
    const call = (run: () => Promise<{ ok: true; value: unknown }>) =>
      route({ run })(json({ quantity: 1 }, { ...asKey, 'idempotency-key': 'running' }));
    const first = call(async () => {
      await running;
      throw new Error('fault');
    });
    await expect.poll(() => database().idempotencyRecord.count({ where: { key: 'running' } })).toBe(1);
    const second = await call(async () => ({ ok: true, value: 2 }));
    expect([second.status, (await second.json()).code]).toEqual([409, 'idempotency_in_progress']);
    finish(null);
    expect((await first).status).toBe(500);
    expect((await call(async () => ({ ok: true, value: 3 }))).status).toBe(201);
  });
});

describe('a form that comes back without JavaScript', () => {
  const sent = { name: 'Maud Renard', line1: '14 rue', postalCode: '690', password: 'secret-1', token: 'tok_visa' };
  const typedIn = (response: Response) => {
    const [cookie = ''] = response.headers.getSetCookie();
    return { cookie, typed: readTyped(parseCookies(cookie.split(';')[0])) };
  };

  it('has what was typed, but no password and no card, and tells that page alone', async () => {
    const response = await route({ keepsTyped: 'refused' })(form(sent));
    const { cookie, typed } = typedIn(response);
    expect(response.headers.get('location')).toBe('/bag?from=here&problem=invalid&field=quantity&typed=yes');
    expect(typed).toMatchObject({ name: 'Maud Renard', postalCode: '690', city: '' });
    expect(JSON.stringify(typed)).not.toMatch(/secret|tok_/);
    expect(cookie).toMatch(/Path=\/bag; Max-Age=600; HttpOnly; SameSite=Strict/);
  });

  it('comes back whenever its country changes; an answer to a script carries no cookie', async () => {
    const always = route({ keepsTyped: 'always' });
    const back = await always(form({ ...sent, quantity: '1' }));
    expect(back.headers.get('location')).toBe('/bag?from=here&typed=yes');
    expect(typedIn(back).typed).toMatchObject({ line1: '14 rue' });
    expect((await always(json({ ...sent, quantity: 1 }))).headers.getSetCookie()).toEqual([]);
  });

  it('keeps nothing that is longer than a cookie holds, and reads nothing that it did not write', async () => {
    const long = 'ぬ'.repeat(250);
    const { cookie } = typedIn(
      await route({ keepsTyped: 'refused' })(form({ name: long, line1: long, line2: long, city: long, company: long })),
    );
    expect(cookie).toContain('Max-Age=0');
    for (const value of ['x', 'bnVsbA', Buffer.from('{"password":"x"}').toString('base64url')])
      expect(readTyped(new Map([['marketday_typed', value]]))).toBeNull();
  });
});
