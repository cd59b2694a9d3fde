/** How long sessions last. That of one of the shop's people ends when it hasn't been used for a while, and after a day's work anyhow. */
const hour = 3_600_000;
const shopperMs = 30 * 24 * hour;
export const staffMs = 12 * hour;
export const staffIdleMs = 2 * hour;

/** When a session ends that begins now. Theirs is moved on while it is used. */
export const sessionEnd = (staff: boolean): Date => new Date(Date.now() + (staff ? staffIdleMs : shopperMs));

/** Whether it is to be noted again that a session is used: seldom, since each time is a write. */
export const isUseToNote = (staff: boolean, usedAt: Date): boolean =>
  Date.now() - usedAt.getTime() > (staff ? hour / 12 : hour);
