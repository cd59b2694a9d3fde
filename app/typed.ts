import { headers } from 'next/headers';
import { parseCookies } from '#server/session/cookies.ts';
import { readTyped, type Typed } from '#server/web/typed-cookie.ts';

/** What was typed into a page's form that came back without JavaScript, as the page's address says. */
export async function typedOn({ typed }: { typed?: string }): Promise<Typed | null> {
  return typed === undefined ? null : readTyped(parseCookies((await headers()).get('cookie')));
}
