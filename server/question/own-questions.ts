import { database } from '#server/engine/database/database.ts';

export interface OwnQuestion {
  id: string;
  state: 'waiting' | 'shown' | 'refused';
  body: string;
  answer: string | null;
  reason: string | null;
  askedAt: string;
  piece: string;
  slug: string;
}

const most = 100;

/** What somebody with an account has asked, the newest first. */
export async function readOwnQuestions(personId: string): Promise<OwnQuestion[]> {
  const rows = await database().question.findMany({
    where: { personId, state: { not: 'unconfirmed' } },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: { product: { select: { title: true, slug: true } } },
  });
  return rows.map(({ id, state, body, answer, reason, askedAt, product }) => ({
    id,
    state: state as OwnQuestion['state'],
    body,
    answer,
    reason,
    askedAt: askedAt.toISOString(),
    piece: product.title,
    slug: product.slug,
  }));
}
