/**
 * Everything that a shop called otherwise shows, answers, sends and prints names that shop, and nothing of the demo's. The
 * lists are walked from their declarations: a new page, route or kind of notice is looked at without anybody thinking of it.
 */
import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { unsetColours } from '#domain/shop/palette.ts';
import { shareAddress } from '#server/discovery/share-address.ts';
import { database } from '#server/engine/database/database.ts';
import { noticeMail } from '#server/mail/notice-mail.ts';
import { withShop } from '#server/mail/shop-in-mail.ts';
import type { NoticeContent } from '#server/notice/words/notice-form.ts';
import { rowsOf, wordsOf } from '#server/notice/words/words-of.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { notices, routes } from '#server/subjects.ts';
import { keptPages } from '../../../app/kept-pages.ts';
import { testApiKey, testDatabase } from '../database.ts';
import { noticeFacts } from '../notice-facts.ts';
import { aPaidOrder } from '../order-factories.ts';
import { textOfPdf } from '../pdf-text.ts';
import { aSession } from '../session.ts';
import { foreignWords } from './foreign-words.ts';
import { type Asker, type OtherShop, otherSettings, startOtherShop } from './other-shop.ts';
import { marksOf, threeShops } from './three-shops.ts';

testDatabase();

let shop: OtherShop;
beforeAll(async () => {
  shop = await startOtherShop();
}, 240_000);
afterAll(() => shop.stop());

const pages = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === 'page.tsx')
  .map(({ parentPath }) => `/${relative('app', parentPath).replaceAll(/\([^)]*\)\/?/g, '')}`.replace(/(?<=.)\/$/, ''))
  // A shop that is open leads from it to the front page.
  .filter((page) => page !== '/opening');

/** Everything that goes out over HTTP, as text. */
async function ask(path: string, headers: Record<string, string>) {
  const answer = await fetch(`${shop.url}${path}`, { headers, redirect: 'manual' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isPdf = answer.headers.get('content-type')?.includes('pdf') ?? false;
  const said = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status: answer.status, said, text: isPdf ? textOfPdf(bytes) : bytes.toString() };
}
const askAs = (path: string, who: Asker) => ask(path, { cookie: shop.cookies[who] });

describe('a page of a shop called otherwise', () => {
  it.each(pages)('%s', async (page) => {
    const addresses = shop.pages[page] ?? (page.includes('[') ? [] : [page]);
    expect(addresses.length, 'Say in other-shop.ts what to ask for.').toBeGreaterThan(0);
    const askers: Asker[] = page.startsWith('/desk') ? ['merchant'] : ['nobody', 'shopper'];
    for (const address of addresses) {
      const statuses: number[] = [];
      for (const who of askers) {
        const { status, said, text } = await askAs(address, who);
        statuses.push(status);
        expect(foreignWords(`${said}\n${text}`), `${address} for ${who}`).toEqual([]);
        if (status === 200) expect(text, address).toMatch(/<title>[^<]*Rosa Wien[^<]*<\/title>/);
      }
      expect(statuses, `${address} shows itself to one of ${askers}`).toContain(200);
    }
  });

  it('/opening, until its day', async () => {
    const set = (opensAt: string) => database().$executeRaw`
      UPDATE shop_settings SET "values" = "values" || jsonb_build_object('opensAt', ${opensAt}::text), opens_at = nullif(${opensAt}, '')::timestamp`;
    await set('2099-01-01T10:00');
    await expect.poll(async () => (await askAs('/opening', 'nobody')).status, { timeout: 10_000 }).toBe(200);
    const { said, text } = await askAs('/', 'nobody');
    await set('');
    expect(text).toContain('We open on');
    expect(text).toMatch(/<title>[^<]*Rosa Wien[^<]*<\/title>/);
    expect(foreignWords(`${said}\n${text}`)).toEqual([]);
    await expect.poll(async () => (await askAs('/opening', 'nobody')).status, { timeout: 10_000 }).toBe(307);
  });

  it('has its own name, seller and order numbers where they belong', async () => {
    const bowl = (await askAs('/products/salt-bowl', 'nobody')).text;
    const face = { lotNumber: null, title: 'Piece salt-bowl', maker: 'Press One', shopName: otherSettings.shopName };
    expect(bowl).toContain(shareAddress('products', 'salt-bowl', { ...face, file: 'salt-bowl-0.webp' }));
    const order = (await askAs(`/orders/${shop.publicId}`, 'shopper')).text;
    expect(order).toMatch(/RW-\d+/);
    expect((await askAs('/orders/find', 'nobody')).text).toContain('RW-4801');
  });
});

describe('an answer of a shop called otherwise', () => {
  const asked = routes.filter(({ method }) => method === 'GET');

  it.each(asked.map(({ path }) => path))('GET /api%s', async (path) => {
    const answers = await Promise.all(
      (await addressesOf(path)).flatMap((address) => [
        askAs(address, 'shopper'),
        askAs(address, 'merchant'),
        ask(address, { authorization: `Bearer ${testApiKey}` }),
      ]),
    );
    for (const { said, text } of answers) expect(foreignWords(`${said}\n${text}`)).toEqual([]);
  });

  it.each([
    ['/robots.txt', ''],
    ['/sitemap.xml', ''],
    ['/feeds/products.xml', 'Rosa Wien'],
    ['/auctions/calendar.ics', 'Rosa Wien'],
    ['/auctions/moon-jar/calendar.ics', 'Rosa Wien'],
    ['/api/v1/openapi.json', '"title":"Rosa Wien API"'],
    ['/icon.svg', ''],
    ['/push-worker.js', ''],
    ['/no-such-page', 'Rosa Wien'],
  ])('%s', async (address, named) => {
    const { said, text } = await askAs(address, 'nobody');
    expect(text).toContain(named);
    expect(foreignWords(`${said}\n${text}`)).toEqual([]);
  });
});

describe('an answer to somebody else', () => {
  const asked = routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  /** Routes whose address is a secret of 128 bits, which its owner was given. */
  const bySecret = new Set(['/withdrawals/:publicId/receipt']);
  let stranger: string;
  let secrets: string[];
  const told = new Set<string>();

  beforeAll(async () => {
    stranger = (await aSession('shopper')).cookie;
    const db = database();
    const own = await db.order.findMany({ where: { personId: shop.personId }, include: { shipments: true } });
    const { userId } = await db.person.findUniqueOrThrow({ where: { id: shop.personId } });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: userId ?? '' } });
    secrets = [
      ...['maud.renard@example.com', 'Maud Renard', 'rue des Capucins', 'Is it framed?', email],
      ...own.flatMap(({ number, shipments }) => [
        `RW-${number}`,
        ...shipments.map(({ trackingNumber }) => trackingNumber),
      ]),
      ...own.map(({ publicId }) => publicId),
    ].filter((secret): secret is string => Boolean(secret));
    expect(secrets.length).toBeGreaterThan(15);
  });

  it.each(asked)('GET /api%s', async (path) => {
    for (const address of await addressesOf(path)) {
      // What somebody asks with comes back to them in a redirect, and tells them nothing.
      const hidden = secrets.filter((secret) => !address.includes(secret));
      const seenIn = ({ said, text }: { said: string; text: string }) =>
        hidden.filter((secret) => `${said}\n${text}`.includes(secret));
      const own = [await askAs(address, 'shopper'), await askAs(address, 'merchant')];
      if (own.some((answer) => seenIn(answer).length > 0)) told.add(path);
      if (bySecret.has(path)) continue;
      const others: Record<string, string>[] = [
        {},
        { cookie: stranger },
        { authorization: 'Bearer not-a-key-of-ours' },
      ];
      for (const headers of others)
        expect(seenIn(await ask(address, headers)), `${address} ${Object.keys(headers)}`).toEqual([]);
    }
  });

  it('would tell its owner: the things looked for are in the answers', () => {
    expect([...told]).toEqual(
      expect.arrayContaining([
        '/account/export',
        '/orders/:publicId/arrival.ics',
        '/orders/:publicId/invoices/:number',
        '/payments/:id/return',
        '/desk/orders/:publicId/packing-slip',
        '/withdrawals/:publicId/receipt',
      ]),
    );
  });
});

/** The addresses of a route, with the shop's own things for the parts that differ. */
async function addressesOf(path: string): Promise<string[]> {
  const db = database();
  const order = await db.order.findUniqueOrThrow({ where: { publicId: shop.publicId }, include: { invoices: true } });
  const lot = await db.auction.findFirstOrThrow({ where: { slug: 'first-in-sale' } });
  const { publicId: receipt } = await db.withdrawal.findFirstOrThrow();
  const first = async (table: string) =>
    (await db.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM ${table} LIMIT 1`))[0]?.id ?? 'none';
  const ids: Readonly<Record<string, string>> = {
    '/v1/auctions': lot.id,
    '/v1/sales': await first('sale'),
    '/v1/drops': await first('drop'),
    '/v1/alerts': await first('alert'),
    '/v1/orders': order.publicId,
    '/files': await first('stored_file'),
    '/auctions': lot.id,
    '/payments': await first('payment'),
  };
  const room = Object.keys(ids).find((one) => path.startsWith(`${one}/`)) ?? '';
  const parts: Readonly<Record<string, string>> = {
    slug: path.startsWith('/drops') ? 'jugs' : 'salt-bowl',
    sku: 'salt-bowl-a',
    publicId: path.startsWith('/withdrawals') ? receipt : order.publicId,
    number: (order.invoices[0]?.content as { number?: string } | undefined)?.number ?? 'none',
    id: ids[room] ?? 'none',
    language: 'en',
    code: 'none',
    customer: shop.personId,
  };
  return [`/api${path.replaceAll(/:(\w+)/g, (_, name: string) => parts[name] ?? 'none')}`];
}

describe('a paper of a shop called otherwise', () => {
  const paper = async (address: string) => {
    const { status, text } = await askAs(`/api${address}`, 'merchant');
    expect(status, address).toBe(200);
    expect(foreignWords(text), address).toEqual([]);
    return text;
  };

  it('names its seller and its own order number', async () => {
    const { invoices } = await database().order.findUniqueOrThrow({
      where: { publicId: shop.publicId },
      include: { invoices: true },
    });
    const [{ number = '' } = {}] = invoices.map(({ content }) => content as { number?: string });
    for (const address of [`/desk/orders/${shop.publicId}/packing-slip`, `/orders/${shop.publicId}/invoices/${number}`])
      expect(await paper(address), address).toMatch(/RW-\d+/);
    const label = await database().storedFile.findFirstOrThrow({ where: { kind: 'return_label' } });
    const slip = await paper(`/files/${label.id}`);
    expect(slip).toContain('Rosa Marini');
    expect(slip).toMatch(/RW-\d+/);
  });

  it('confirms an order with its seller, terms and number', async () => {
    const kept = await database().orderConfirmation.findMany();
    expect(kept.length).toBeGreaterThan(0);
    for (const { text } of kept) {
      expect(foreignWords(text)).toEqual([]);
      expect(text).toMatch(/Rosa Marini[\s\S]*Lindengasse 12/);
      expect(text).toMatch(/RW-\d+/);
    }
  });
});

describe('an email of a shop called otherwise', () => {
  const read = async (mail: { subject: string; text: string; html: string }) => {
    const { subject, text, html } = withShop(mail, await readShop());
    expect(foreignWords(`${subject}\n${text}\n${html}`)).toEqual([]);
    for (const body of [text, html]) expect(body).toMatch(/Rosa Marini[\s\S]*Lindengasse 12/);
    return `${text}\n${html}`;
  };

  it.each(Object.keys(notices) as NoticeKind[])('of kind %s, and its push', async (kind) => {
    for (const facts of fc.sample(noticeFacts(kind), { numRuns: 5, seed: 1 })) {
      const content = { kind, facts } as NoticeContent;
      const said = wordsOf(notices, content);
      expect(foreignWords(`${said.title}\n${said.body}`)).toEqual([]);
      const { terms } = notices[kind];
      const told = {
        ...said,
        kind,
        terms,
        personId: shop.personId,
        link: `${shop.url}/account`,
        rows: rowsOf(notices, content),
      };
      for (const hasAccount of [true, false])
        expect(
          await read(noticeMail({ ...told, hasAccount, isTest: hasAccount, withdrawal: { returnPaidBy: 'customer' } })),
        ).toContain('Rosa Wien');
    }
  });

  it('that somebody asked for', async () => {
    const forms: [string, Record<string, string>][] = [
      ['/session/mail', { email: 'maud@example.com', next: '/' }],
      ['/session/forgotten', { email: 'maud@example.com' }],
      ['/orders/find', { number: 'RW-4801', email: 'maud.renard@example.com' }],
      ['/alerts', { kind: 'new_piece', maker: 'Press One', email: 'maud@example.com' }],
      ['/questions', { slug: 'salt-bowl', body: 'Is it framed?', email: 'maud@example.com' }],
    ];
    for (const [path, fields] of forms)
      await fetch(`${shop.url}/api${path}`, {
        method: 'POST',
        headers: { origin: shop.url, 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      });
    const mails = await database().email.findMany();
    expect(new Set(mails.map(({ subject }) => subject.replaceAll(/[\d-]+/g, ''))).size).toBeGreaterThan(8);
    for (const mail of mails) await read(mail);
  });
});

/** Comes last: it gives the shop three other faces. */
describe.each(threeShops)('the shop $shopName, made from settings alone', (settings) => {
  const own = marksOf(settings);
  const foreign = [
    ...threeShops.filter((other) => other !== settings).flatMap(marksOf),
    // A time zone's name is in every browser's own table of them.
    ...Object.values({ ...otherSettings, zone: '' }).filter((value) => typeof value === 'string' && value.length > 8),
    ...Object.values(unsetColours),
  ].filter((mark) => !own.includes(String(mark)));
  /** Written as it stands in a page. The sheets that every shop has are left out, with the tokens that a look changes. */
  const found = (text: string) => {
    const shown = text
      .replaceAll(/<style[^>]*>(?:(?!<\/style>)[\s\S])*<\/style>/g, (style) =>
        style.includes(':not(:has(.desk))') ? style : '',
      )
      .replaceAll('&amp;', '&')
      .replaceAll('&#x27;', '’');
    return foreign.filter((mark) => shown.includes(String(mark)));
  };

  beforeAll(async () => {
    const answer = await fetch(`${shop.url}/api/v1/settings`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
    expect(await answer.json()).toMatchObject({ shopName: settings.shopName, wetColour: settings.wetColour });
  });

  it('has its own name, words and colours on every page that is kept, and nobody else’s', async () => {
    const kept = Object.keys(keptPages).filter((page) => page !== '/opening');
    const paper = `--paper:${settings.groundColour}`;
    // Pages that are kept learn of it a moment after it is saved.
    await expect.poll(async () => (await askAs('/', 'nobody')).text, { timeout: 10_000 }).toContain(paper);
    for (const address of [...kept.flatMap((page) => shop.pages[page] ?? [page]), '/bag', '/sign-in', '/withdraw']) {
      const { status, text } = await askAs(address, 'nobody');
      expect(status, address).toBe(200);
      expect(found(text), address).toEqual([]);
      expect(text.replaceAll('&amp;', '&'), address).toContain(settings.shopName);
      expect(text, address).toContain(paper);
      expect(text, address).toMatch(new RegExp(`<meta name="theme-color"[^>]*${settings.groundColour}`));
    }
  }, 60_000);

  it('has its own links, sections, hours and icon', async () => {
    const home = (await askAs('/', 'nobody')).text;
    const main = /<nav aria-label="Main">(.*?)<\/nav>/s.exec(home)?.[1] ?? '';
    const links = [...main.matchAll(/href="\/(\w+)"/g)].map(([, name]) => name);
    expect(links.join(' ')).toBe(settings.headerLinks);
    expect(home).toContain(settings.openingHours);
    if ('frontTitle' in settings) expect(home).toContain(settings.frontTitle);
    expect(home.includes('class="hero"')).toBe(settings.frontSections.includes('first'));
    const icon = (await askAs('/icon.svg', 'nobody')).text;
    expect(icon).toContain(`fill="${settings.groundColour}"`);
    expect(found(icon)).toEqual([]);
  });

  it('signs every kind of email, in its own colours', async () => {
    const now = await readShop();
    for (const kind of Object.keys(notices) as NoticeKind[]) {
      const [facts] = fc.sample(noticeFacts(kind), { numRuns: 1, seed: 2 });
      const content = { kind, facts } as NoticeContent;
      const mail = noticeMail({
        ...wordsOf(notices, content),
        kind,
        terms: notices[kind].terms,
        personId: shop.personId,
        link: `${shop.url}/account`,
        rows: rowsOf(notices, content),
        hasAccount: true,
        isTest: false,
      });
      const { text, html } = withShop(mail, now);
      expect(found(`${text}\n${html}`), kind).toEqual([]);
      for (const body of [text, html]) expect(body, kind).toContain(settings.mailSignature);
      expect(html, kind).toContain(`background:${settings.groundColour}`);
      expect(html, kind).not.toMatch(/[\u{E000}-\u{E01F}]/u);
    }
  });

  it('stands on the invoice and the slip of its orders', async () => {
    const publicId = await aPaidOrder('salt-bowl-a');
    const { invoices } = await database().order.findUniqueOrThrow({
      where: { publicId },
      include: { invoices: true },
    });
    const [{ number = '' } = {}] = invoices.map(({ content }) => content as { number?: string });
    for (const [address, seller] of [
      [`/desk/orders/${publicId}/packing-slip`, settings.shopName],
      [`/orders/${publicId}/invoices/${number}`, settings.sellerName],
    ] as const) {
      const { status, text } = await askAs(`/api${address}`, 'merchant');
      expect(status, address).toBe(200);
      expect(found(text), address).toEqual([]);
      expect(text, address).toContain(settings.orderNumberPrefix);
      expect(text, address).toContain(seller);
    }
  });
});
