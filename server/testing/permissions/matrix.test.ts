/** Every route, topic and page of the desk × every role, from their declarations. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskPage, deskPages, openPages } from '#domain/permission/desk-pages.ts';
import {
  everyPermission,
  keyPermissions,
  meets,
  type Needed,
  type Permission,
  permissions,
} from '#domain/permission/permissions.ts';
import { roleMay } from '#domain/permission/role-may.ts';
import { type StaffRole, staffRoles } from '#domain/permission/staff-roles.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readDocumentFile, readEInvoiceFile } from '#server/invoice/document-file.ts';
import { documentNumber } from '#server/invoice/document-number.ts';
import { anyMessages, requireOrder } from '#server/order/link/order-access.ts';
import { readOrderFile } from '#server/order/order-file.ts';
import { type Actor, actorOf } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';
import { type FileKind, keepPdf, recordFile } from '#server/storage/record-file.ts';
import { routes, socketCommands, topicSources } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { accessTo } from '#server/testing/topic-access.ts';
import { AccessProblem } from '#server/web/problem.ts';

testDatabase();

/** Said here again by hand, so that a slip in the table is seen. What isn't named is an owner's alone. */
const expected: Record<Exclude<StaffRole, 'owner'>, string> = {
  editor:
    'message:answer piece:read piece:write piece:price piece:import stock:read stock:adjust text:write review:decide drop:manage',
  packer: 'order:read order:pack return:read return:receive',
  auctioneer: 'lot:read lot:write lot:close lot:offer lot:release lot:maxima bid:retract bidder:allow',
  accountant:
    'order:read payment:record money:read invoice:read return:read gift_card:read delivery:read tax:manage figures:read',
  till: 'order:read order:place payment:record money:read customer:read customer:note message:answer piece:read stock:read gift_card:read',
};
const mayOf = (role: StaffRole) => (permission: (typeof everyPermission)[number]) =>
  role === 'owner' || expected[role].split(' ').includes(permission);

describe('the table', () => {
  it.each(staffRoles)('%s may do what is written here, and nothing else', (role) => {
    expect(everyPermission.filter((permission) => roleMay([role], permission))).toEqual(
      everyPermission.filter(mayOf(role)),
    );
  });

  it('nobody may do anything without a role, or by an unknown one; several roles add up', () => {
    for (const permission of everyPermission) {
      expect(roleMay([], permission)).toBe(false);
      expect(roleMay(['merchant' as StaffRole], permission)).toBe(false);
      expect(roleMay(['packer', 'till'], permission)).toBe(
        roleMay(['packer'], permission) || roleMay(['till'], permission),
      );
    }
  });

  it('the database keeps no other role', async () => {
    const { personId } = await aSession('packer');
    await expect(
      database().user.updateMany({ where: { person: { id: personId } }, data: { roles: ['merchant'] } }),
    ).rejects.toThrow('user_roles_known');
  });
});

/** Of the public API: a new route that asks for no key is seen here. */
const openToAnyone = [
  'GET /v1/auctions',
  'GET /v1/auctions/:id',
  'GET /v1/auctions/:id/bids',
  // Asks for `lot:read` itself: browsers of the desk may call it too.
  'GET /v1/auctions/:id/export',
  'GET /v1/auctions/:id/record',
  'GET /v1/drops/:id',
  'GET /v1/drops/:id/proof',
  'GET /v1/products',
  'GET /v1/products/:slug',
  'GET /v1/products/:slug/questions',
  'GET /v1/products/:slug/reviews',
  'GET /v1/sales',
  'GET /v1/sales/:id',
  'GET /v1/suggestions',
  'GET /v1/variants/:sku/prices',
  'POST /v1/withdrawals',
];

it('keys from before permissions have them in this table’s words, each of their scopes', () => {
  const script = readFileSync('prisma/migrations/20261127050000_roles/migration.sql', 'utf8');
  const became = [...script.matchAll(/\('([\w:*]+)', '\{([^}]+)\}'\)/g)].map(
    ([, old = '', now = '']) => [old, now.split(',')] as const,
  );
  expect(became.map(([old]) => old)).toEqual(expect.arrayContaining(['*', 'orders:write', 'stock:write', 'desk:read']));
  expect(became).toHaveLength(20);
  const known: readonly string[] = ['*', ...everyPermission];
  for (const [old, now] of became) expect([old, now.filter((word) => !known.includes(word))]).toEqual([old, []]);
});

interface DeskRoute {
  name: string;
  method: string;
  needed: Needed;
  handler: (typeof routes)[number]['handler'];
}
const deskRoutes: DeskRoute[] = routes.flatMap(({ method, path, declared, handler }) =>
  typeof declared?.access === 'object' && 'desk' in declared.access
    ? [{ name: `${method} ${path}`, method, needed: declared.access.desk, handler }]
    : [],
);

describe('routes', () => {
  const cookies = new Map<StaffRole | 'shopper', string>();
  beforeAll(async () => {
    for (const role of [...staffRoles, 'shopper'] as const) cookies.set(role, (await aSession(role)).cookie);
  });

  it('every route below /desk needs a permission', () => {
    const open = routes.filter(
      ({ path, declared }) =>
        path.startsWith('/desk') && !(typeof declared?.access === 'object' && 'desk' in declared.access),
    );
    expect(open.map(({ path }) => path)).toEqual([]);
    expect(deskRoutes.length).toBeGreaterThan(50);
  });

  it.each(deskRoutes)('$name answers 403 to the roles that may not, and to a shopper', async (route) => {
    for (const [role, cookie] of cookies) {
      if (role !== 'shopper' && meets(route.needed, mayOf(role))) continue;
      const request = new Request('http://shop.test/api/x', {
        method: route.method,
        headers: { cookie, host: 'shop.test', origin: 'http://shop.test', 'content-type': 'application/json' },
        ...(route.method === 'GET' ? {} : { body: '{}' }),
      });
      const answer = await route.handler(request, {});
      expect([role, answer.status, (await answer.json()).code]).toEqual([role, 403, 'forbidden']);
    }
  });

  it('whoever may is let in: a packer moves a parcel on, and is refused for what is missing, not for who they are', async () => {
    for (const { name, handler, needed } of deskRoutes.filter(({ name }) => name.endsWith('/packing'))) {
      expect(meets(needed, mayOf('packer'))).toBe(true);
      const request = new Request('http://shop.test/api/x', {
        method: 'POST',
        headers: {
          ...{ cookie: cookies.get('packer') ?? '', host: 'shop.test', origin: 'http://shop.test' },
          'content-type': 'application/json',
        },
        body: '{}',
      });
      expect([name, (await handler(request, { publicId: 'none' })).status]).not.toEqual([name, 403]);
    }
  });
});

describe('the public API', () => {
  const ofKeys = routes.flatMap(({ method, path, declared, handler }) =>
    typeof declared?.access === 'object' && 'key' in declared.access
      ? [{ name: `${method} ${path}`, method, needed: declared.access.key, handler }]
      : [],
  );
  const ask = async ({ method, handler }: (typeof ofKeys)[number], headers: Record<string, string>) => {
    const answer = await handler(
      new Request('http://shop.test/api/v1/x', {
        method,
        headers: { host: 'shop.test', origin: 'http://shop.test', 'content-type': 'application/json', ...headers },
        ...(method === 'GET' ? {} : { body: '{}' }),
      }),
      {},
    );
    return [answer.status, (await answer.json()).code];
  };
  let everythingElse: (needed: Needed) => Promise<string>;
  let owner: string;
  beforeAll(async () => {
    owner = (await aSession('owner')).cookie;
    const kept = new Map<string, string>();
    everythingElse = async (needed) => {
      const spared = typeof needed === 'string' ? [needed] : 'any' in needed ? needed.any : needed.all.slice(0, 1);
      const scopes = everyPermission.filter((permission) => !spared.includes(permission));
      const key = kept.get(spared.join()) ?? `md_${randomUUID()}`;
      if (!kept.has(spared.join()))
        await database().apiKey.create({
          data: { name: 'all but one', scopes, keyHash: createHash('sha256').update(key).digest('hex') },
        });
      kept.set(spared.join(), key);
      return key;
    };
  });

  it('what needs no key is listed here', () => {
    const open = routes.filter(({ path, declared }) => path.startsWith('/v1') && declared?.access === 'anyone');
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(openToAnyone);
    const others = routes.filter(({ path, declared }) => path.startsWith('/v1') && declared?.access !== 'anyone');
    expect(others.map(({ path }) => path).filter((path) => !path.endsWith('openapi.json'))).toHaveLength(ofKeys.length);
  });

  it.each(ofKeys)(
    '$name is closed to a key that may do everything else, to nobody, and to an owner’s browser',
    async (route) => {
      const key = await everythingElse(route.needed);
      expect(await ask(route, { authorization: `Bearer ${key}` })).toEqual([403, 'forbidden']);
      expect(await ask(route, {})).toEqual([401, 'signed_out']);
      expect(await ask(route, { cookie: owner })).toEqual([401, 'signed_out']);
    },
  );
});

it('a key can be given what an API route or a topic asks for, and nothing else', () => {
  const wordsOf = (needed: Needed) =>
    typeof needed === 'string' ? [needed] : 'any' in needed ? needed.any : needed.all;
  const asked = new Set<Permission>([
    ...routes.flatMap(({ declared }) =>
      typeof declared?.access === 'object' && 'key' in declared.access ? wordsOf(declared.access.key) : [],
    ),
    ...topicSources.flatMap(({ needs }) => (needs ? wordsOf(needs) : [])),
    ...anyMessages.all,
    // What routes that are open to anyone tell those who may see more.
    ...(['piece:read', 'stock:read', 'lot:read', 'lot:maxima'] as const),
  ]);
  expect([...keyPermissions].sort()).toEqual([...asked].sort());
});

it('no command over a socket is open to a role that isn’t open to a customer', () => {
  const told = (command: (typeof socketCommands)[keyof typeof socketCommands], actor: Actor) => {
    try {
      command.access(actor);
      return 'may';
    } catch (error) {
      return error instanceof AccessProblem ? error.problem.code : 'fault';
    }
  };
  for (const [name, command] of Object.entries(socketCommands)) {
    expect([name, told(command, { kind: 'nobody' })]).toEqual([name, 'signed_out']);
    for (const role of staffRoles) {
      const customer = told(command, shopper('someone'));
      expect([name, role, told(command, shopper('someone', role))]).toEqual([name, role, customer]);
    }
  }
});

describe('topics', () => {
  const ofTheDesk = topicSources.filter(({ kind, needs }) => needs || kind.startsWith('desk'));

  it.each(ofTheDesk)('$kind is shown to the roles that may see it', (source) => {
    expect(source.needs).toBeDefined();
    for (const role of staffRoles) {
      const may = source.needs !== undefined && meets(source.needs, mayOf(role));
      const answer = source.allow({ actor: shopper('someone', role), cookies: new Map() }, 'x');
      expect([role, answer]).toEqual([role, may ? null : 'forbidden']);
    }
    const told = (actor: Actor) => source.allow({ actor, cookies: new Map() }, 'x');
    expect([told(shopper('someone')), told({ kind: 'nobody' })]).toEqual(['forbidden', 'signed_out']);
  });

  const openedByRole: Partial<Record<string, Permission[]>> = {
    order: ['order:read', 'money:read'],
    'order-messages': ['order:read', 'message:answer'],
  };
  it('no other topic lets anybody in for a role, but an order and what is written about it', async () => {
    for (const source of topicSources.filter(({ needs }) => !needs)) {
      const ask = (role: StaffRole | 'shopper') =>
        accessTo(source, { actor: shopper('someone', role), cookies: new Map() }, 'x');
      for (const role of staffRoles) {
        const opened = openedByRole[source.kind]?.every(mayOf(role)) ?? false;
        expect([source.kind, role, await ask(role)]).toEqual([source.kind, role, opened ? null : await ask('shopper')]);
      }
    }
  });
});

describe('pages', () => {
  const office = 'app/desk/(office)';
  const files = readdirSync(office, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'page.tsx')
    .map(({ parentPath }) => ({
      folder: parentPath,
      path: `/desk/${relative(office, parentPath)}`.replace(/\/$/, ''),
    }));

  it('each is in the table', () => expect(files.map(({ path }) => path).sort()).toEqual(Object.keys(deskPages).sort()));

  it.each(files)('$path asks for what the table says of it before it shows anything', ({ folder, path }) => {
    const source = readFileSync(join(folder, 'page.tsx'), 'utf8');
    const asked = [...source.matchAll(/await atDesk\('([^']+)'\)/g)].map(([, name]) => name);
    // Today leads those on who may not see it.
    if (path === '/desk') expect(source).toContain('if (!desk) {');
    else expect(asked).toEqual([path]);
  });

  it.each(staffRoles)('%s opens those that the role opens, and has one to begin with', (role) => {
    const open = openPages((permission) => roleMay([role], permission));
    const pages = Object.keys(deskPages) as DeskPage[];
    expect(open).toEqual(pages.filter((page) => meets(deskPages[page].needs, mayOf(role))));
    expect(open.length).toBeGreaterThan(0);
  });
});

describe('what belongs to an order is open to the same roles by every way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marketday-matrix-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let publicId: string;
  let number: string;
  let photo: string;
  let label: string;
  beforeAll(async () => {
    publicId = await aPaidOrder((await aProduct()).sku);
    const { id: orderId } = await database().order.findUniqueOrThrow({ where: { publicId } });
    const issued = await database().invoice.findFirstOrThrow({ where: { orderId } });
    number = documentNumber(issued.series as 'INV', issued.number);
    setSettings({ ...testSettings(), DATA_DIR: folder });
    const aFile = async (kind: FileKind) => {
      const file = await keepPdf(kind, Buffer.from('x'));
      return recordFile(database(), { id: orderId }, file);
    };
    [photo, label] = [await aFile('packed_photo'), await aFile('return_label')];
  });

  const routeNeed = (route: string): Needed => deskRoutes.find(({ name }) => name === route)?.needed ?? { any: [] };
  it.each(staffRoles)('to %s', async (role) => {
    const visitor = { actor: shopper('someone', role), cookies: new Map<string, string>() };
    const opens = (ask: Promise<unknown>) =>
      ask.then(
        () => true,
        () => false,
      );
    const watches = async (kind: string) => {
      const source = topicSources.find((one) => one.kind === kind);
      return source !== undefined && (await accessTo(source, visitor, publicId)) === null;
    };
    const may = (...needed: Permission[]) => needed.every(mayOf(role));
    expect({
      order: [await opens(requireOrder(visitor, publicId)), await watches('order')],
      messages: [
        await watches('order-messages'),
        meets(routeNeed('POST /desk/orders/:publicId/messages'), mayOf(role)),
      ],
      documents: [
        await opens(readDocumentFile(visitor, { publicId, number })),
        await opens(readEInvoiceFile(visitor, { publicId, number })),
      ],
      files: [await opens(readOrderFile(visitor, photo)), await opens(readOrderFile(visitor, label))],
    }).toEqual({
      order: Array(2).fill(may('order:read', 'money:read')),
      messages: Array(2).fill(may('order:read', 'message:answer')),
      documents: Array(2).fill(may('invoice:read')),
      files: [may('order:read'), may('return:read')],
    });
  });
});

it('a role that is taken away opens nothing from the next request on', async () => {
  const { cookie, personId } = await aSession('editor');
  const headers = new Headers({ cookie });
  expect(can(await actorOf(headers), 'piece:price')).toBe(true);
  await database().user.updateMany({ where: { person: { id: personId } }, data: { roles: ['packer'] } });
  const actor = await actorOf(headers);
  expect([can(actor, 'piece:price'), can(actor, 'order:pack')]).toEqual([false, true]);
});

it('nothing is decided by the name of a role but in the table', () => {
  const names = staffRoles.join('|');
  const compares = new RegExp(
    `(?:(?<![!=]|scope )[!=]==?\\s*'(?:${names}|merchant)'|'(?:${names})'\\s*[!=]==?|roles?\\??\\.(?:includes|some|indexOf)\\()`,
  );
  const found = ['server', 'app', 'components', 'contract', 'domain'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((file) => !/^(domain\/permission|server\/testing)\//.test(file))
      .filter((file) => compares.test(readFileSync(file, 'utf8'))),
  );
  expect(found).toEqual([]);
  expect(Object.keys(permissions).length).toBeGreaterThan(30);
});
