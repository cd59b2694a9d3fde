import { isPageSlug, type NewEntry, type SaveArticle } from '#contract/article/article.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { notFound } from '#server/web/problem.ts';

export interface SavedArticle {
  slug: string;
  version: number;
}

/**
 * Stores a text as it was typed. Refuses `text_changed` if somebody else has saved it meanwhile: nothing is lost, and
 * the answer names the version that is there now.
 * @throws AccessProblem `not_found` for an entry of the journal that isn't there
 */
export async function saveArticle(
  slug: string,
  { seenVersion, ...text }: SaveArticle,
): Promise<Decision<SavedArticle, Problem>> {
  return transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ version: number; publishedAt: Date | null }[]>`
      SELECT version, published_at AS "publishedAt" FROM article WHERE slug = ${slug} FOR UPDATE`;
    if (!before && !isPageSlug(slug)) throw notFound('text');
    if ((before?.version ?? 0) !== seenVersion) return refuse(changedMeanwhile(before?.version ?? 0));
    const data = {
      ...wordsOf(text),
      publishedAt: text.published ? (before?.publishedAt ?? (await readDatabaseClock(tx))) : null,
    };
    const { version } = before
      ? await tx.article.update({ where: { slug }, data })
      : await tx.article.create({ data: { slug, kind: 'page', ...data } });
    return accept({ slug, version });
  });
}

/** Adds an entry to the journal. Refuses `slug_taken`. */
export async function addEntry({ slug, ...text }: NewEntry): Promise<Decision<SavedArticle, Problem>> {
  return transaction(async (tx) => {
    const data = {
      slug,
      kind: 'journal',
      ...wordsOf(text),
      publishedAt: text.published ? await readDatabaseClock(tx) : null,
    };
    const { count } = await tx.article.createMany({ data: [data], skipDuplicates: true });
    return count === 0 ? refuse(slugTaken(slug)) : accept({ slug, version: 1 });
  });
}

const wordsOf = ({ title, lead, body, imageFile, imageAlt }: Omit<SaveArticle, 'seenVersion'>) => ({
  title,
  lead,
  body,
  imageFile: imageFile || null,
  imageAlt,
});

const changedMeanwhile = (version: number): Problem => ({
  code: 'text_changed',
  message: 'Someone else has saved this text since you opened it. Yours is still here: copy it, and reload the page.',
  version,
});

const slugTaken = (slug: string): Problem => ({
  code: 'slug_taken',
  message: `There is a text at “${slug}” already. Choose another address.`,
  field: 'slug',
});
