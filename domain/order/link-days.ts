/** The days an order's links work: the buyer's own, and one they share. */
export const linkDays = { owner: 90, shared: 60 } as const;
