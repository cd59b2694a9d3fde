/** A statement's number as people say it: `W-0017`. */
export const withdrawalNumber = (number: number): string => `W-${String(number).padStart(4, '0')}`;
