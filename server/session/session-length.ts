/** How long sessions last, used or not. A merchant's also ends when it hasn't been used for a while. */
const hour = 3_600_000;
const shopperMs = 30 * 24 * hour;
const merchantMs = 12 * hour;
const merchantIdleMs = 2 * hour;

export const sessionEnd = (role: string | undefined): Date =>
  new Date(Date.now() + (role === 'merchant' ? merchantMs : shopperMs));

/** Whether a session that was last used then has been left alone for too long. */
export const isIdle = (role: string, usedAt: Date): boolean =>
  role === 'merchant' && Date.now() - usedAt.getTime() > merchantIdleMs;

/** Whether it is to be noted again that a session is used: seldom, since each time is a write. */
export const isUseToNote = (role: string, usedAt: Date): boolean =>
  Date.now() - usedAt.getTime() > (role === 'merchant' ? hour / 12 : hour);
