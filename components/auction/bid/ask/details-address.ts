/** Where a bidder's details are kept. @param back the lot, and the amount to come back with */
export const detailsAddress = (back: string): string => `/account/bidding?next=${encodeURIComponent(back)}`;
