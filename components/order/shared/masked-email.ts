/** `maud@example.com` as `m…@example.com`: enough to see a slip, and no address for whoever looks on. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '…' : `${email.slice(0, 1)}…${email.slice(at)}`;
}
