/** Domains whose mailbox ignores dots, under the one name that counts. */
const dotless: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/**
 * The mailbox behind an address, for counting alone: never write to it. Folds case, `+tag`, and Gmail's dots and second
 * name.
 */
export function canonicalEmail(typed: string): string {
  const email = typed.trim().normalize('NFKC').toLowerCase();
  const at = email.lastIndexOf('@');
  if (at < 1) return email;
  const domain = email.slice(at + 1).replace(/\.+$/, '');
  const [untagged = ''] = email.slice(0, at).split('+', 1);
  const mailbox = untagged === '' ? email.slice(0, at) : untagged;
  const gmail = dotless[domain];
  return gmail ? `${mailbox.replaceAll('.', '')}@${gmail}` : `${mailbox}@${domain}`;
}
