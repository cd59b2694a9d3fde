import type { Subject } from '#server/api/declared-subject.ts';
import { auctionApiRoutes } from './auction-api-routes.ts';
import { auctionRoutes } from './auction-routes.ts';
import { notifyOutbidBidders } from './bid/notify-outbid-bidders.ts';
import { bidCommand } from './bid/place-bid-over-socket.ts';
import { lotLog } from './log.ts';
import { auctionTopic } from './lot/auction-view.ts';
import { closeDueAuctions } from './lot/close-due-auctions.ts';
import { dropDutchPrices } from './lot/drop-dutch-prices.ts';
import { openDueAuctions } from './lot/open-due-auctions.ts';
import { remindWatchers } from './lot/remind-watchers.ts';
import { auctionNotices } from './notices.ts';
import { auctionPersonalData } from './personal-data.ts';
import { positionsTopic } from './positions-view.ts';
import { relistDemoLots } from './relist-demo-lots.ts';
import { keepSaleOrder } from './sale/keep-sale-order.ts';
import { saleTopic } from './sale/sale-view.ts';
import { watchListTopic } from './watch-list-view.ts';

export const auctionSubject = {
  name: 'auction',
  layers: { outcome: 'session' },
  needs: [
    'stored',
    'shop',
    'person',
    'log',
    'payment',
    'mail',
    'session',
    'customer/block',
    'catalogue',
    'notice',
    'notice/words',
    'order',
  ],
  tables: ['auction', 'bid', 'lot_bidder', 'lot_end', 'lot_event', 'lot_watch', 'retraction_request', 'sale'],
  topics: [auctionTopic, saleTopic, positionsTopic, watchListTopic],
  routes: [...auctionRoutes, ...auctionApiRoutes],
  due: [
    openDueAuctions,
    keepSaleOrder,
    closeDueAuctions,
    dropDutchPrices,
    notifyOutbidBidders,
    remindWatchers,
    relistDemoLots,
  ],
  dueIndexes: {
    'open due lots': ['auction_state_ends_at_idx'],
    'keep lots of a sale in order': ['auction_state_ends_at_idx', 'auction_sale_id_sale_position_key'],
    'close due lots': ['auction_state_ends_at_idx'],
    'drop Dutch prices': ['auction_state_ends_at_idx'],
    'tell outbid bidders': ['auction_state_ends_at_idx', 'lot_bidder_'],
    'remind watchers': ['auction_state_ends_at_idx', 'lot_watch_pkey'],
  },
  commands: { bid: bidCommand },
  log: [lotLog],
  personal: auctionPersonalData,
  notices: auctionNotices,
  noticesUnder: 'lots',
} satisfies Subject;
