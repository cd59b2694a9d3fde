import type { CreateDrop } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { firstRoundAfter, quicknet } from '#domain/drop/beacon.ts';
import { commitmentOf } from '#domain/drop/draw.ts';
import { keptFrom } from '#domain/drop/keeping.ts';
import { ticketAgeHours } from '#domain/person/scarce-use.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { slugOf } from '#server/web/slug-of.ts';
import { drawCrypto, newSecret } from './node-crypto.ts';
import { addressOfRound } from './public-number.ts';

const dayMs = 24 * 3_600_000;
const defaults = { insideAtOnce: 100, admissionSeconds: 300 };

/**
 * Announces a drop and seals the number that its order comes of. Its pieces stay on sale until its waiting room opens, or
 * can be had in it only from here on. Refuses `slug_taken`.
 * @throws AccessProblem `not_found` for an unknown SKU, `invalid` for times in the wrong order,
 */
export async function createDrop(drop: CreateDrop): Promise<Decision<{ id: string }, Problem>> {
  const { title, description = '', skus, admitPerMinute, perPersonLimit, publicNumber = false } = drop;
  const secret = newSecret();
  const commitment = await commitmentOf(secret, drawCrypto);
  return transaction(async (tx) => {
    // Whoever holds one now does so before it is announced.
    const variants = [...(await lockVariants(tx, skus)).values()];
    const now = await readDatabaseClock(tx);
    const times = timesOf(drop, now);
    const from = { announcedAt: now.getTime(), entriesFrom: times.entriesFrom.getTime() };
    const kept = new Date(keptFrom(from, drop.onSaleUntilRoom ?? true));
    const round = firstRoundAfter(times.opensAt.getTime());
    const slug = drop.slug ?? slugOf(title, 'drop');
    if ((await tx.drop.count({ where: { slug } })) > 0) return refuse(slugTaken(slug));
    // What is put on the shelf for this one isn't taken back by one that has sold out.
    await tx.drop.updateMany({
      where: { soldOut: true, variants: { some: { variantId: { in: variants.map(({ id }) => id) } } } },
      data: { soldOut: false },
    });
    const size = variants.reduce((sum, { onHand }) => sum + onHand, 0);
    const held = variants.reduce((sum, { reserved }) => sum + reserved, 0);
    const idOf = new Map(variants.map(({ id, sku }) => [sku, id]));
    return accept(
      await tx.drop.create({
        data: {
          slug,
          title,
          description,
          ...times,
          keptFrom: kept,
          keptAt: kept <= now ? now : null,
          admitPerMinute,
          insideAtOnce: drop.insideAtOnce ?? defaults.insideAtOnce,
          admissionSeconds: drop.admissionSeconds ?? defaults.admissionSeconds,
          perPerson: perPersonLimit,
          accountHours: drop.accountHours ?? ticketAgeHours,
          secret,
          commitment,
          publicNumberUrl: publicNumber ? addressOfRound(round) : null,
          publicChain: publicNumber ? quicknet.hash : null,
          publicRound: publicNumber ? round : null,
          size,
          available: size - held,
          held,
          variants: { create: skus.map((sku, position) => ({ variantId: idOf.get(sku) as string, position })) },
        },
        select: { id: true },
      }),
    );
  });
}

function timesOf(drop: CreateDrop, now: Date) {
  const opensAt = new Date(drop.opensAt);
  const entriesFrom = drop.entriesFrom ? new Date(drop.entriesFrom) : now;
  const closesAt = drop.closesAt ? new Date(drop.closesAt) : new Date(opensAt.getTime() + dayMs);
  if (opensAt <= now) throw wrongTime('opensAt', 'must be in the future');
  if (entriesFrom > opensAt) throw wrongTime('entriesFrom', 'must not be after opensAt');
  if (closesAt <= opensAt) throw wrongTime('closesAt', 'must be after opensAt');
  return { opensAt, entriesFrom, closesAt };
}

const wrongTime = (field: string, what: string) => new AccessProblem('invalid', `${field}: ${what}`, { field });

const slugTaken = (slug: string): Problem => ({
  code: 'slug_taken',
  message: `Another drop has the address ${slug}. Choose another one.`,
  field: 'slug',
});
