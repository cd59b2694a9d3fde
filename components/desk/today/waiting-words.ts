import type { WaitingKind, WaitingWork } from '#contract/desk/waiting.ts';

interface Words {
  one: string;
  many: string;
  /** The next act, on the button. */
  act: string;
  href(work: WaitingWork): string;
}

export const waitingWords: Record<WaitingKind, Words> = {
  disputes: {
    one: 'Dispute to answer',
    many: 'Disputes to answer',
    act: 'Answer',
    href: ({ firstRef }) => `/desk/orders/${firstRef}#disputes`,
  },
  owed_refunds: {
    one: 'Refund failed, owed again',
    many: 'Refunds failed, owed again',
    act: 'Refund',
    href: ({ firstRef }) => `/desk/orders/${firstRef}#owed`,
  },
  lots_closing: {
    one: 'Lot closes within a day',
    many: 'Lots close within a day',
    act: 'See the lots',
    href: () => '/desk/auctions',
  },
  unpaid_lots: {
    one: 'Lot is unpaid',
    many: 'Lots are unpaid',
    act: 'See the orders',
    href: () => '/desk/orders?state=to_pay',
  },
  release_requests: {
    one: 'Winner can’t pay',
    many: 'Winners can’t pay',
    act: 'Decide',
    href: ({ firstRef }) => `/desk/auctions/${firstRef}`,
  },
  withdrawals: {
    one: 'Withdrawal to handle',
    many: 'Withdrawals to handle',
    act: 'Handle',
    href: () => '/desk/withdrawals',
  },
  to_pack: {
    one: 'Order to pack',
    many: 'Orders to pack',
    act: 'Pack',
    href: () => '/desk/orders?state=to_pack',
  },
  to_ship: { one: 'Order to send', many: 'Orders to send', act: 'Send', href: () => '/desk/orders?state=to_ship' },
  order_messages: {
    one: 'Order with a new message',
    many: 'Orders with new messages',
    act: 'Answer',
    href: () => '/desk/orders?messages=new',
  },
  messages: { one: 'Message to answer', many: 'Messages to answer', act: 'Answer', href: () => '/desk/messages' },
  returns: { one: 'Return to look at', many: 'Returns to look at', act: 'Look', href: () => '/desk/returns' },
  to_read: {
    one: 'Review or question to read',
    many: 'Reviews and questions to read',
    act: 'Read',
    href: () => '/desk/reviews',
  },
  carrier_problems: {
    one: 'Carrier’s message to check',
    many: 'Carriers’ messages to check',
    act: 'See why',
    href: () => '/desk/carriers',
  },
  low_stock: {
    one: 'Piece that sells runs low',
    many: 'Pieces that sell run low',
    act: 'See the pieces',
    href: () => '/desk/pieces?state=low',
  },
};
