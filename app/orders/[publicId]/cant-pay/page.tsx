import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { CantPay } from '#components/order/change/cant-pay.tsx';
import { releaseReasonSchema } from '#contract/order/won-lot.ts';
import { database } from '#server/engine/database/database.ts';
import { ownsOrder } from '#server/order/link/order-access.ts';
import { countMarks } from '#server/order/lot/mark-bidder.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { actorOf } from '#server/session/actor.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'I can’t pay', robots: { index: false }, referrer: 'same-origin' };

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<{ reason?: string; note?: string; problem?: string }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { publicId } = await params;
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) {
    redirect(`/sign-in?next=${encodeURIComponent(`/orders/${publicId}/cant-pay`)}`);
  }
  const view = (await ownsOrder(actor, publicId)) ? await readOrderView(publicId) : null;
  if (!view?.data.lot || view.data.offer) notFound();
  const { reason, note, problem } = await searchParams;
  const chosen = releaseReasonSchema.safeParse(reason);
  return (
    <CantPay
      order={view.data}
      reason={chosen.success ? chosen.data : null}
      note={typeof note === 'string' ? note.trim().slice(0, 500) : ''}
      marks={await countMarks(database(), actor.personId)}
      problem={problem ?? null}
    />
  );
}
