import { askForHighBids } from '#server/account/ask-for-high-bids.ts';
import { endpoint } from '#server/http/endpoint.ts';

/** Somebody asks the house to let them bid above a lot's limit. */
export const POST = endpoint({ access: 'account', run: ({ actor }) => askForHighBids(actor) });
