/** A ticket's code, such as `QL3-8VG-7WK`: read aloud and typed without mistakes. It opens nothing by itself. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groups = 3;
const groupLength = 3;

export const ticketBytes = groups * groupLength;
export const ticketPattern = new RegExp(`^([${signs}]{${groupLength}}-){${groups - 1}}[${signs}]{${groupLength}}$`);

/** @param random `ticketBytes` of them; each gives one of 32 signs, all as likely */
export function ticketOf(random: Uint8Array): string {
  const code = Array.from(random.subarray(0, ticketBytes), (byte) => signs[byte % signs.length]).join('');
  return code.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? '';
}
