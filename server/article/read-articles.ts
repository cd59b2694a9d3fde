import {
  type ArticleImage,
  type ArticleKind,
  type ArticlePage,
  type EntryLabel,
  type FigureName,
  withFigures,
} from '#contract/article/article.ts';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { readPlacePhotographs } from '#server/photograph/place-photographs.ts';
import { renderMarkdown } from '#server/rich-text/render-markdown.ts';
import { pageSource } from '#server/web/page-source.ts';

/**
 * What visitors see of a text.
 * @param figures what it may name
 * @returns null while there is none, or it is not published
 */
export async function readArticlePage(
  kind: ArticleKind,
  slug: string,
  figures: Record<FigureName, string>,
): Promise<ArticlePage | null> {
  reads(pageSource.article(slug));
  const row = await database().article.findUnique({ where: { slug } });
  if (!row || row.kind !== kind || row.publishedAt === null) return null;
  const [image = null] = await imagesOf([row]);
  const html = renderMarkdown(withFigures(row.body, figures));
  return {
    slug,
    title: row.title,
    lead: row.lead,
    html,
    image,
    publishedAt: row.publishedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}

/** The journal's published entries, the newest first. */
export async function readJournal(most = 100): Promise<EntryLabel[]> {
  reads(pageSource.articles);
  const rows = await database().article.findMany({
    where: { kind: 'journal', publishedAt: { not: null } },
    orderBy: [{ publishedAt: 'desc' }, { slug: 'asc' }],
    take: most,
  });
  const images = await imagesOf(rows);
  return rows.map(({ slug, title, lead, publishedAt }, place) => ({
    slug,
    title,
    lead,
    image: images[place] ?? null,
    publishedAt: (publishedAt as Date).toISOString(),
  }));
}

/** A text says what its own photograph shows. */
async function imagesOf(
  rows: readonly { imageFile: string | null; imageAlt: string }[],
): Promise<(ArticleImage | null)[]> {
  const images = await readPlacePhotographs(rows.map(({ imageFile }) => imageFile));
  return images.map((image, place) => image && { ...image, alt: rows[place]?.imageAlt || image.alt });
}
