// The server's subjects, the lowest first: a subject imports those on the lines above its own, and no others.
// A file that lies in `server` itself is a subject by its name; all files of routes are `routes`.
export const ladder = [
  'network limits process-wide problem progress private-folder turns',
  'config page-cursor',
  'settings log metrics',
  'secrets security-log',
  'database web',
  'storage page-reads schedule',
  'limit photograph',
  'payment trace',
  'mail',
  'push',
  'session',
  'topic-source',
  'lot-outcome',
  'stock',
  'catalogue',
  'bag order-link',
  'notice',
  'invoice',
  'order',
  'auction',
  'order-payment',
  'return-state',
  'shipping',
  'account route-map',
  'return',
  'checkout order-page',
  'desk',
  'api-key retention',
  'live',
  'http',
  'busiest-topics demo-crowd due-works routes topics start-problem',
  'check-before-start renderer main',
  'index',
];

/** Imports that go up all the same, as "from -> to". This list may only shrink. */
export const upward = [
  'auction/bid-question.ts -> account/me-view.ts',
  'auction/place-bid-over-socket.ts -> live/gateway.ts',
];

/**
 * Tables that several subjects write. `account` deletes what is somebody's, `retention` what has had its time, and
 * `session` gives a guest's things to their account: they write what is others' by their nature. The rest may only shrink.
 */
export const writers = {
  api_key: ['demo-crowd', 'api-key', 'session'],
  auction: ['auction', 'lot-outcome'],
  bag_line: ['account', 'bag', 'order-payment', 'session'],
  carrier_message: ['retention', 'shipping'],
  change: ['account', 'live'],
  email: ['account', 'mail', 'notice', 'order', 'retention', 'session'],
  hold_clock: ['bag', 'retention', 'session'],
  idempotency_record: ['account', 'http', 'retention'],
  limit_count: ['limit', 'retention'],
  lot_watch: ['account', 'auction'],
  notice: ['account', 'notice', 'retention'],
  notice_preference: ['account', 'notice'],
  order_event: ['order', 'order-payment'],
  order_line: ['order', 'order-payment', 'return'],
  order_link: ['account', 'order', 'order-link', 'retention'],
  order_message: ['account', 'order'],
  order_return: ['account', 'return', 'return-state'],
  orders: ['account', 'checkout', 'order', 'order-payment', 'return', 'session'],
  payment: ['checkout', 'order', 'order-payment'],
  person: ['account', 'desk', 'order', 'retention', 'session'],
  provider_event: ['order-payment', 'retention'],
  push: ['notice', 'push', 'retention'],
  push_subscription: ['account', 'push'],
  refund: ['order', 'order-payment'],
  reservation: ['bag', 'checkout', 'order', 'order-payment', 'session', 'stock'],
  shipment: ['return', 'shipping'],
  step_up: ['account', 'order', 'retention'],
  user: ['account', 'retention', 'session'],
  variant: ['checkout', 'order-payment', 'stock'],
};
