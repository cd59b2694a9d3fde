import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OwnEntry } from '#contract/drop/drop.ts';
import { readDropPage, readFreeNumbers } from '#server/drop/drop-page.ts';
import { readOwnEntry } from '#server/drop/own-entry.ts';
import { actorOf } from '#server/session/actor.ts';
import '#components/drop/room/room.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your ticket', robots: { index: false } };

interface Props {
  params: Promise<{ slug: string }>;
}

/** For browsers without JavaScript: where a ticket stands at the moment when the page is loaded. */
export default async function TicketPage({ params }: Props) {
  const { slug } = await params;
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.role === 'guest')
    redirect(`/sign-in?next=/drops/${encodeURIComponent(slug)}/ticket`);
  const page = await readDropPage(slug);
  if (!page) notFound();
  const entry = await readOwnEntry({ dropId: page.drop.id, personId: actor.personId });
  const free = entry?.state === 'admitted' ? await readFreeNumbers(page.pieces.map(({ sku }) => sku)) : {};
  return (
    <main className="wrap room">
      <h1 className="display">{entry ? headline(entry) : 'You have no ticket'}</h1>
      {entry && (
        <p className="lead">
          Your ticket is <b className="num">{entry.id}</b>. Load this page again to see where it stands. The door opens
          at <Moment at={page.drop.opensAt} show="day-time" />.
        </p>
      )}
      {entry?.admittedUntil && (
        <p className="lead">
          Until <Moment at={entry.admittedUntil} show="seconds" /> you can put a piece in your bag.
        </p>
      )}
      {entry?.state === 'admitted' ? (
        page.pieces.map(({ sku, title }) => (
          <form key={sku} method="post" action="/api/bag/lines">
            <input type="hidden" name="sku" value={sku} />
            {free[sku] && <ChooseNumber free={free[sku]} />}
            <button type="submit" className="btn">
              Add {title} to bag
            </button>
          </form>
        ))
      ) : (
        <form method="post" action={`/api/drops/${slug}/entries`}>
          <button type="submit" className="btn">
            {entry ? 'Ask for your place' : 'Take a ticket'}
          </button>
        </form>
      )}
      <ButtonLink kind="quiet" href={`/drops/${slug}`}>
        About this drop
      </ButtonLink>
    </main>
  );
}

function ChooseNumber({ free }: { free: readonly number[] }) {
  return (
    <label className="nums-list">
      <span className="small med">Choose a number</span>
      {/* Empty is no number: see the bag’s schema. */}
      <select name="number" className="in num" defaultValue="">
        <option value="">The lowest that is free</option>
        {free.map((number) => (
          <option key={number} value={number}>
            {`No. ${number}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function headline({ state, place }: OwnEntry): string {
  if (state === 'admitted') return 'Come in, it’s your turn';
  if (state === 'used') return 'You have yours';
  if (state === 'expired') return 'Your turn has passed';
  return place === undefined ? 'The order isn’t drawn yet' : `You are number ${grouped(place)}`;
}
