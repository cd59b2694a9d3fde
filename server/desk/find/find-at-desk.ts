import type { Found } from '#contract/desk/find.ts';
import { type DeskPage, deskPages, openPages } from '#domain/permission/desk-pages.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { readCustomers } from '#server/customer/list/read-customers.ts';
import { readDeskOrders } from '#server/desk/desk-orders.ts';
import { sql } from '#server/engine/database/sql.ts';
import { readSql } from '#server/engine/database/statement.ts';
import type { Actor } from '#server/session/actor.ts';
import { can, meetsNeed, requireStaff } from '#server/session/can.ts';

/** Of each kind. */
const most = 5;

/** What can be begun by one press without asking for anything. Each opens a page, and changes nothing. */
const commands: readonly { title: string; page: DeskPage; words: string }[] = [
  { title: 'New piece', page: '/desk/pieces/new', words: 'add create product' },
  { title: 'New order', page: '/desk/orders/new', words: 'add create telephone draft' },
  { title: 'Send packed orders', page: '/desk/orders/send', words: 'ship tracking' },
];

/**
 * Where somebody may go by these words: pages, orders, customers, pieces and lots, and what they may begin. Without words,
 * every page and command. Nothing is found that they may not open.
 * @throws AccessProblem for whoever doesn't work here
 */
export async function findAtDesk(actor: Actor, words: string): Promise<Found[]> {
  requireStaff(actor);
  const sought = words.trim();
  const things =
    sought === '' ? [] : await Promise.all([orders, customers, pieces, lots].map((find) => find(actor, sought)));
  const pages = pagesFor(actor).filter(({ title }) => startsWord(title, sought));
  const acts = commandsFor(actor).filter(({ title, words }) => startsWord(`${title} ${words}`, sought));
  return [
    ...(sought === '' ? pages : pages.slice(0, most)),
    ...things.flat(),
    ...acts.map(({ title, page }): Found => ({ kind: 'command', title, detail: '', href: page })),
  ];
}

const commandsFor = (actor: Actor) => commands.filter(({ page }) => meetsNeed(actor, deskPages[page].needs));

function pagesFor(actor: Actor): Found[] {
  return openPages((permission) => can(actor, permission)).flatMap((href): Found[] => {
    const page = deskPages[href];
    return 'room' in page ? [{ kind: 'page', title: page.room.name, detail: '', href }] : [];
  });
}

/** Whether each of the words begins a word of the text. */
function startsWord(text: string, sought: string): boolean {
  const all = text.toLowerCase().split(/\s+/);
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.some((one) => one.startsWith(word)));
}

async function orders(actor: Actor, search: string): Promise<Found[]> {
  if (!can(actor, 'order:read')) return [];
  const found = await readDeskOrders(actor, { search });
  return found.orders.slice(0, most).map(({ publicId, number, name, city, status }) => ({
    kind: 'order',
    title: [number, name].filter(Boolean).join(' '),
    detail: [status.replaceAll('_', ' '), city].filter(Boolean).join(', '),
    href: `/desk/orders/${publicId}`,
  }));
}

async function customers(actor: Actor, search: string): Promise<Found[]> {
  if (!meetsNeed(actor, deskPages['/desk/customers/[id]'].needs)) return [];
  const { items } = await readCustomers({ search, limit: most });
  return items.map(({ id, name, email }) => ({
    kind: 'customer',
    title: name || email,
    detail: name ? email : '',
    href: `/desk/customers/${id}`,
  }));
}

const patternOf = (search: string) => `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;

async function pieces(actor: Actor, search: string): Promise<Found[]> {
  if (!meetsNeed(actor, deskPages['/desk/pieces'].needs)) return [];
  const rows = await readSql<{ title: string; maker: string; slug: string; sku: string; variant: string | null }>(sql`
    SELECT product.title, product.maker, product.slug, variant.sku, nullif(variant.title, ${soleVariantTitle}) AS variant
    FROM variant JOIN product ON product.id = variant.product_id
    WHERE variant.id IN (
      SELECT id FROM variant WHERE sku ILIKE ${patternOf(search)}
      UNION SELECT variant.id FROM product JOIN variant ON variant.product_id = product.id WHERE product.title ILIKE ${patternOf(search)})
    ORDER BY product.title, variant.position LIMIT ${most}`);
  const edits = meetsNeed(actor, deskPages['/desk/pieces/of/[slug]'].needs);
  return rows.map(({ title, maker, slug, sku, variant }) => ({
    kind: 'piece',
    title: variant ? `${title}, ${variant.toLowerCase()}` : title,
    detail: `${maker}, ${sku}`,
    href: edits ? `/desk/pieces/of/${slug}` : `/desk/pieces?q=${encodeURIComponent(sku)}`,
  }));
}

async function lots(actor: Actor, search: string): Promise<Found[]> {
  if (!meetsNeed(actor, deskPages['/desk/auctions/[id]'].needs)) return [];
  const number = /^(?:lot\s*)?(\d{1,9})$/i.exec(search)?.[1] ?? null;
  const rows = await readSql<{ id: string; number: number; title: string; state: string }>(sql`
    SELECT id, lot_number AS number, title, state FROM auction
    WHERE lot_number = ${number}::int OR title ILIKE ${patternOf(search)}
    ORDER BY lot_number = ${number}::int DESC NULLS LAST, ends_at DESC LIMIT ${most}`);
  return rows.map(({ id, number, title, state }) => ({
    kind: 'lot',
    title: `Lot ${number}, ${title}`,
    detail: state,
    href: `/desk/auctions/${id}`,
  }));
}
