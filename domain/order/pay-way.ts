/** How an order of the desk is paid: by a link with the shop's usual payment, or to the shop's people. */
export const payWays = ['link', 'transfer', 'cash'] as const;
export type PayWay = (typeof payWays)[number];

/** For so many days at most the pieces of an order of the desk are held while it waits for its money. */
export const mostDaysHeld = 14;

/** The days that the form proposes. */
export const usualDaysHeld: Readonly<Record<PayWay, number>> = { link: 3, transfer: 7, cash: 3 };

/** Orders that wait for their payment until their time is over: a payment that is declined doesn't end them. */
export const waitsToBePaid = ({ source }: { source: string }): boolean => source === 'auction' || source === 'desk';
