import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { View } from '#contract/wire/views.ts';
import { readDesk } from '#server/desk/desk-view.ts';
import { actorOf, type PersonActor } from '#server/session/actor.ts';

/** Nobody and guests are sent to sign in; a shopper is told that there is nothing here. */
export const merchant = cache(async (): Promise<PersonActor> => {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.role === 'guest') redirect('/sign-in?next=/desk');
  if (actor.mustSetUpCodes) redirect('/account/codes');
  if (actor.role !== 'merchant') notFound();
  return actor;
});

/** The desk's view, read once for the sidebar and the page. */
export const deskView = cache(async (): Promise<View<'desk'>> => readDesk(await merchant()));
