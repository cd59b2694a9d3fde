/** How long sessions last. A merchant's ends when it hasn't been used for a while, and after a day's work anyhow. */
const hour = 3_600_000;
const shopperMs = 30 * 24 * hour;
export const merchantMs = 12 * hour;
export const merchantIdleMs = 2 * hour;

/** When a session ends that begins now. A merchant's is moved on while it is used. */
export const sessionEnd = (role: string | undefined): Date =>
  new Date(Date.now() + (role === 'merchant' ? merchantIdleMs : shopperMs));

/** Whether it is to be noted again that a session is used: seldom, since each time is a write. */
export const isUseToNote = (role: string, usedAt: Date): boolean =>
  Date.now() - usedAt.getTime() > (role === 'merchant' ? hour / 12 : hour);
