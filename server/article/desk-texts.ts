import { type EditedText, type ListedText, pageSlugs } from '#contract/article/article.ts';
import { database } from '#server/engine/database/database.ts';

/** The shop's pages in their order, written or not, and the journal with its newest first. */
export async function readTexts(): Promise<ListedText[]> {
  const rows = await database().article.findMany({
    select: { slug: true, kind: true, title: true, publishedAt: true, changedAt: true },
    orderBy: [{ publishedAt: { sort: 'desc', nulls: 'first' } }, { slug: 'asc' }],
  });
  const texts = rows.map(({ kind, publishedAt, changedAt, ...row }) => ({
    ...row,
    kind: kind as ListedText['kind'],
    published: publishedAt !== null,
    changedAt: changedAt.toISOString(),
  }));
  const pages = pageSlugs.map(
    (slug): ListedText =>
      texts.find((text) => text.slug === slug) ?? {
        slug,
        kind: 'page',
        title: null,
        published: false,
        changedAt: null,
      },
  );
  return [...pages, ...texts.filter(({ kind }) => kind === 'journal')];
}

export async function readTextToEdit(slug: string): Promise<EditedText | null> {
  const row = await database().article.findUnique({ where: { slug } });
  if (!row) return null;
  const { kind, version, title, lead, body, imageFile, imageAlt, publishedAt } = row;
  return {
    slug,
    kind: kind as EditedText['kind'],
    version,
    title,
    lead,
    body,
    imageFile: imageFile ?? '',
    imageAlt,
    published: publishedAt !== null,
  };
}
