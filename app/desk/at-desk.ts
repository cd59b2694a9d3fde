import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { View } from '#contract/wire/views.ts';
import { type DeskPage, deskPages, openPages } from '#domain/permission/desk-pages.ts';
import { readDesk } from '#server/desk/desk-view.ts';
import { actorOf, type PersonActor } from '#server/session/actor.ts';
import { can, isStaff, meetsNeed } from '#server/session/can.ts';

/** Nobody and guests are sent to sign in; a shopper is told that there is nothing here. */
export const staff = cache(async (): Promise<PersonActor> => {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect('/sign-in?next=/desk');
  if (actor.mustSetUpCodes) redirect('/account/codes');
  if (!isStaff(actor)) notFound();
  return actor;
});

/** Whoever opens this page of the desk. To somebody of the shop whose role doesn't open it, there is no such page. */
export async function atDesk(page: DeskPage): Promise<PersonActor> {
  const actor = await staff();
  // Next's `forbidden()` would put two kilobytes more into each page of the shop.
  if (!meetsNeed(actor, deskPages[page].needs)) notFound();
  return actor;
}

/** The pages that they may open, in the order of the navigation. */
export const pagesOf = (actor: PersonActor): DeskPage[] => openPages((permission) => can(actor, permission));

/** The desk's view, read once for the sidebar and the page; null for those who may not follow the whole day. */
export const deskView = cache(async (): Promise<View<'desk'> | null> => {
  const actor = await staff();
  return can(actor, 'desk:read') ? readDesk(actor) : null;
});
