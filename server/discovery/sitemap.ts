/** The shop's pages for search engines, by the protocol of sitemaps.org: an index, and parts of at most 10,000 addresses. */
import { pageSlugs } from '#contract/article/article.ts';
import { database } from '#server/engine/database/database.ts';
import { element } from './xml.ts';

export const mostInPart = 10_000;
const readAtOnce = 1_000;

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

interface Place {
  path: string;
  /** When what is said there last changed, not its stock; null where nobody keeps it. */
  changedAt: Date | null;
}

/** @param origin without a slash at its end */
export async function* sitemapIndex(origin: string): AsyncGenerator<string> {
  yield `${head}<sitemapindex ${schema}>\n`;
  yield entry(origin, 'pages', null);
  yield entry(origin, 'lots', null);
  const parts = await database().$queryRaw<{ part: number; changedAt: Date }[]>`
    SELECT number / ${mostInPart}::int AS part, max(text_changed_at) AS "changedAt"
    FROM product WHERE status = 'published' GROUP BY 1 ORDER BY 1`;
  for (const one of parts) yield entry(origin, `pieces-${one.part}`, one.changedAt);
  yield '</sitemapindex>\n';
}

const entry = (origin: string, name: string, changedAt: Date | null): string =>
  `<sitemap>${element('loc', `${origin}/sitemaps/${name}.xml`)}${element('lastmod', changedAt?.toISOString() ?? null)}</sitemap>\n`;

type Places = () => AsyncGenerator<Place[]>;

/** @param name `pages`, `lots` or `pieces-<part>` @returns null where the shop has no such part */
export async function placesOf(name: string): Promise<Places | null> {
  if (name === 'pages') return pages;
  if (name === 'lots') return lots;
  const part = Number(/^pieces-(\d{1,5})$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(part)) return null;
  const any = await database().product.findFirst({ where: inPart(part), select: { number: true } });
  return any && (() => pieces(part));
}

export async function* sitemapPart(origin: string, places: Places): AsyncGenerator<string> {
  yield `${head}<urlset ${schema}>\n`;
  for await (const some of places()) {
    yield some
      .map(({ path, changedAt }) => {
        const lastmod = element('lastmod', changedAt?.toISOString() ?? null);
        return `<url>${element('loc', origin + path)}${lastmod}</url>\n`;
      })
      .join('');
  }
  yield '</urlset>\n';
}

async function* pages(): AsyncGenerator<Place[]> {
  yield ['/', '/shop', '/auctions', '/auctions/results', '/auctions/how-bidding-works', '/makers', '/journal'].map(
    (path) => ({
      path,
      changedAt: null,
    }),
  );
  const collections = await database().collection.findMany({ select: { slug: true }, orderBy: { position: 'asc' } });
  yield collections.map(({ slug }) => ({ path: `/shop/${slug}`, changedAt: null }));
  const makers = await database().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM maker WHERE EXISTS (SELECT FROM product WHERE maker = maker.name AND status = 'published') ORDER BY slug
    LIMIT ${mostInPart}::int`;
  yield makers.map(({ slug }) => ({ path: `/makers/${slug}`, changedAt: null }));
  const drops = await database().drop.findMany({
    select: { slug: true },
    orderBy: { opensAt: 'desc' },
    take: readAtOnce,
  });
  yield drops.map(({ slug }) => ({ path: `/drops/${slug}`, changedAt: null }));
  const articles = await database().article.findMany({
    where: { publishedAt: { not: null } },
    orderBy: { slug: 'asc' },
  });
  yield articles
    .filter(({ kind, slug }) => kind === 'journal' || (pageSlugs as readonly string[]).includes(slug))
    .map(({ kind, slug, changedAt }) => ({
      path: kind === 'journal' ? `/journal/${slug}` : `/pages/${slug}`,
      changedAt,
    }));
}

async function* lots(): AsyncGenerator<Place[]> {
  const rows = await database().auction.findMany({
    where: { state: { in: ['scheduled', 'open'] } },
    select: { slug: true },
    orderBy: { endsAt: 'asc' },
    take: mostInPart,
  });
  yield rows.map(({ slug }) => ({ path: `/auctions/${slug}`, changedAt: null }));
}

const inPart = (part: number, after = part * mostInPart - 1) => ({
  status: 'published' as const,
  number: { gt: after, lt: (part + 1) * mostInPart },
});

async function* pieces(part: number): AsyncGenerator<Place[]> {
  let after = part * mostInPart - 1;
  while (true) {
    const rows = await database().product.findMany({
      where: inPart(part, after),
      select: { number: true, slug: true, textChangedAt: true },
      orderBy: { number: 'asc' },
      take: readAtOnce,
    });
    yield rows.map(({ slug, textChangedAt }) => ({ path: `/products/${slug}`, changedAt: textChangedAt }));
    if (rows.length < readAtOnce) return;
    after = rows.at(-1)?.number ?? after;
  }
}
