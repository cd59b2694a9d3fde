/**
 * What was typed into a form that came back without JavaScript: it stays in the browser that it was typed in, for as
 * long as it takes to read a sentence and go on, and is sent to that page alone.
 */
import { z } from 'zod';
import { settings } from '#server/config/settings.ts';

const cookieName = 'marketday_typed';
const seconds = 600;
/** Browsers refuse cookies of more than 4,096 bytes, their name and attributes included. */
const mostLetters = 3_500;

/** Of all that a form sends, what may be kept: no password, no code, no card. */
const kept =
  /^(email|phone|label|company|vatNumber|keepAddress|first|gift|giftMessage|title|maker|price|onHand|sku|find|add|shippingMethod|note|payWay|heldUntil|pieces\..{1,100}|billing|(billing)?([nN]ame|[lL]ine1|[lL]ine2|[pP]ostalCode|[pP]ostcodeKept|[cC]ity|[rR]egion|[cC]ountry))$/;

const typedSchema = z.record(z.string().regex(kept), z.string().max(254));
export type Typed = Readonly<Record<(typeof emptied)[number], string>>;

/** An empty field isn't sent: it is empty in the form that comes back, too. */
const emptied = ['name', 'line1', 'line2', 'postalCode', 'city', 'region', 'country'] as const;
const nothing = Object.fromEntries(emptied.map((name) => [name, ''])) as Typed;

/** @returns a `set-cookie` line; nothing typed clears the cookie */
export function typedCookie(body: string, page: URL): string {
  const fields = [...new URLSearchParams(body)].filter(
    ([name, value]) => kept.test(name) && value !== '' && value.length <= 254,
  );
  const value = Buffer.from(JSON.stringify(Object.fromEntries(fields))).toString('base64url');
  const fits = fields.length > 0 && value.length <= mostLetters;
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  const path = /^[\w/-]+$/.test(page.pathname) ? page.pathname : '/';
  const lasts = `Path=${path}; Max-Age=${fits ? seconds : 0}`;
  return `${cookieName}=${fits ? value : ''}; ${lasts}; HttpOnly; SameSite=Strict${secure}`;
}

/** @returns what was typed, or null: nothing, or not any more */
export function readTyped(cookies: ReadonlyMap<string, string>): Typed | null {
  const value = cookies.get(cookieName);
  if (!value) return null;
  try {
    const typed = typedSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()));
    return typed.success ? { ...nothing, ...typed.data } : null;
  } catch {
    return null;
  }
}
