import { createHash, createHmac, randomInt } from 'node:crypto';
import { settings } from '#server/config/settings.ts';

/** Letters and digits that nobody takes for one another. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groups = 5;
const perGroup = 4;

/** `7K3M-…`: twenty characters, 100 bits. */
export const newGiftCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: perGroup }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');

/** The code that a form's key stands for: pressed twice, it is one. Whoever doesn't know the shop's secret can't make it. */
export function giftCodeFrom(issueKey: string): string {
  const bytes = createHmac('sha256', settings().AUTH_SECRET).update('gift-card:').update(issueKey).digest();
  // 32 letters: each remainder of a byte is as likely as any other.
  const at = (place: number) => letters[(bytes[place] ?? 0) % letters.length];
  return Array.from({ length: groups }, (_, group) =>
    Array.from({ length: perGroup }, (_, place) => at(group * perGroup + place)).join(''),
  ).join('-');
}

/** As it is compared: however somebody has typed it. */
const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** What the database knows a code by. */
export const giftCodeHash = (typed: string): string => createHash('sha256').update(plainCode(typed)).digest('hex');

export const endingOf = (code: string): string => plainCode(code).slice(-4);
