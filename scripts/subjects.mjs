import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const server = join(import.meta.dirname, '../server');
const read = (file) => readFileSync(join(server, file), 'utf8');

/** Below every subject, the lowest first. A line's folders, or files, know nothing of each other. */
const ground = [
  'engine/network engine/process web/problem',
  'config web/page-cursor web/shown-cursor',
  'web/security-log engine/machines/redis',
  'engine/database web engine/pages/page-parts',
  'engine/database/history',
  'engine/pages/page-reads engine/work',
  'engine/limit',
];
/** Parts of the engine that know who asks. */
const aboveSession = ['engine/live/socket-command engine/live/topic-source'];
/** Above every subject. `declarations` are their `subject.ts` and their files of routes, which open onto several. */
const roof = ['engine', 'api', 'declarations start', 'subjects', 'main', 'index'];

/** What is no subject has its lines above. */
export const frame = ['api', 'config', 'engine', 'start', 'testing', 'web'];

/** The folders of the server's subjects, in the order of `server/subjects.ts`. */
export const subjects = [...read('subjects.ts').matchAll(/^ {2}(\w+)Subject,$/gm)].map(([, name]) =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
);

/** What a `subject.ts` says under a key: a list or an object of words. */
function said(subject, key) {
  const found = new RegExp(`^ {2}${key}: (?:\\{([^}]*)\\}|\\[([^\\]]*)\\])`, 'm').exec(read(`${subject}/subject.ts`));
  return found?.[1] ?? found?.[2] ?? '';
}

/** By the subject that each stands above. */
const layers = subjects.flatMap((subject) =>
  [...said(subject, 'layers').matchAll(/(\w+): '([\w-]+)'/g)].map(([, folder, above]) => ({
    path: `${subject}/${folder}`,
    above,
  })),
);
for (const { path, above } of layers) {
  if (!subjects.includes(above)) throw new Error(`server/${path} stands above "${above}", which is no subject.`);
}
const layersAbove = (subject) => layers.flatMap(({ path, above }) => (above === subject ? path : []));

/**
 * The lowest line first: a file imports those of the lines above its own, and no others. The longest name that begins a
 * file's path is its place.
 */
export const ladder = [
  ...ground,
  ...subjects.flatMap((subject) => [
    subject,
    ...(subject === 'session' ? aboveSession : []),
    ...(layersAbove(subject).length > 0 ? [layersAbove(subject).join(' ')] : []),
  ]),
  ...roof,
];

/** Imports that go up all the same, as "from -> to". This list may only shrink. */
export const upward = [];

/**
 * Tables that several subjects write. `account` deletes what is somebody's, `retention` what has had its time, and
 * `session` gives a guest's things to their account: they write what is others' by their nature. The rest may only shrink.
 */
export const writers = {
  api_key: ['start', 'api-key', 'session'],
  auction: ['auction', 'auction/outcome'],
  alert: ['account', 'alert', 'retention', 'session'],
  bag_code: ['account', 'bag', 'order/payment', 'session'],
  bag_choice: ['account', 'bag', 'order/payment', 'session'],
  bag_gift_card: ['account', 'bag', 'order/payment', 'session'],
  bag_line: ['account', 'bag', 'order/payment', 'session'],
  carrier_message: ['retention', 'shipping'],
  change: ['account', 'engine'],
  contact_message: ['account', 'contact', 'retention'],
  drop: ['drop', 'drop/call'],
  drop_entry_mark: ['drop', 'retention'],
  drop_reminder: ['account', 'drop/reminder'],
  email: ['account', 'mail', 'notice', 'order', 'retention', 'session'],
  hold_clock: ['bag', 'retention', 'session'],
  idempotency_record: ['account', 'api', 'retention'],
  limit_count: ['engine/limit', 'retention'],
  lot_watch: ['account', 'auction'],
  notice: ['account', 'notice', 'retention', 'session'],
  notice_preference: ['account', 'notice'],
  numbered_piece: ['session', 'stock'],
  order_confirmation: ['account', 'order/confirmation'],
  order_event: ['order', 'order/payment'],
  order_line: ['order', 'order/payment', 'return'],
  order_link: ['account', 'order', 'order/link', 'retention'],
  order_message: ['account', 'order'],
  order_return: ['account', 'return', 'return/state', 'withdrawal'],
  orders: ['account', 'checkout', 'order', 'order/payment', 'return', 'session'],
  payment: ['account', 'checkout', 'order', 'order/payment'],
  payment_method: ['account', 'session'],
  person: ['account', 'desk', 'order', 'retention', 'session'],
  product: ['catalogue', 'search'],
  provider_event: ['order/payment', 'retention'],
  push: ['notice', 'push', 'retention'],
  push_subscription: ['account', 'push', 'session'],
  question: ['account', 'question', 'retention'],
  refund: ['order', 'order/payment'],
  reservation: ['bag', 'checkout', 'order', 'order/payment', 'session', 'stock'],
  review: ['account', 'retention', 'review'],
  review_request: ['account', 'review'],
  saved_address: ['account', 'session'],
  shipment: ['return', 'shipping'],
  staff_invitation: ['retention', 'session'],
  step_up: ['account', 'order', 'retention'],
  user: ['account', 'retention', 'session'],
  variant: ['checkout', 'order/payment', 'stock'],
  verification: ['retention', 'session'],
  withdrawal: ['account', 'retention', 'withdrawal'],
  wish: ['account', 'session', 'wish-list'],
  wish_list: ['account', 'session', 'wish-list'],
};
