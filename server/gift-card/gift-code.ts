import { createHash, randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groups = 5;
const perGroup = 4;

/** `7K3M-…`: twenty characters, 100 bits. */
export const newGiftCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: perGroup }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-');

/** As it is compared: however somebody has typed it. */
const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** What the database knows a code by. */
export const giftCodeHash = (typed: string): string => createHash('sha256').update(plainCode(typed)).digest('hex');

export const endingOf = (code: string): string => plainCode(code).slice(-4);
