/**
 * What the shop consists of. Each subject says in its `subject.ts` what it brings; whatever the server has one list of
 * is made from those here.
 */
import { accountSubject } from './account/subject.ts';
import { addressSubject } from './address/subject.ts';
import { alertSubject } from './alert/subject.ts';
import type { Subject } from './api/declared-subject.ts';
import { descriptionRoute } from './api/description-route.ts';
import { releaseKeys } from './api/idempotency.ts';
import type { Route } from './api/route.ts';
import { apiKeySubject } from './api-key/subject.ts';
import { articleSubject } from './article/subject.ts';
import { auctionSubject } from './auction/subject.ts';
import { backupSubject } from './backup/subject.ts';
import { bagSubject } from './bag/subject.ts';
import { catalogueSubject } from './catalogue/subject.ts';
import { checkoutSubject } from './checkout/subject.ts';
import { contactSubject } from './contact/subject.ts';
import { customerSubject } from './customer/subject.ts';
import { deskSubject } from './desk/subject.ts';
import { discoverySubject } from './discovery/subject.ts';
import { dropSubject } from './drop/subject.ts';
import { doorLimits } from './engine/http/door-limits.ts';
import { laneLimits } from './engine/http/turns/lanes.ts';
import type { Limit } from './engine/limit/limit.ts';
import { takeOverLeftWork } from './engine/live/changes/left-work.ts';
import type { SocketCommands } from './engine/live/socket-command.ts';
import type { AnyTopicSource } from './engine/live/topic-source.ts';
import { viewersTopic } from './engine/live/views/live-topics.ts';
import type { DueWork } from './engine/work/due-work.ts';
import { giftCardSubject } from './gift-card/subject.ts';
import { goLiveSubject } from './go-live/subject.ts';
import { invoiceSubject } from './invoice/subject.ts';
import { logSubject } from './log/subject.ts';
import { mailSubject } from './mail/subject.ts';
import { noticeSubject } from './notice/subject.ts';
import { noticeFormsOf } from './notice/words/notice-forms.ts';
import { openingSubject } from './opening/subject.ts';
import { orderSubject } from './order/subject.ts';
import { paymentSubject } from './payment/subject.ts';
import { personSubject } from './person/subject.ts';
import { photographSubject } from './photograph/subject.ts';
import { priceSubject } from './price/subject.ts';
import { promotionSubject } from './promotion/subject.ts';
import { pushSubject } from './push/subject.ts';
import { questionSubject } from './question/subject.ts';
import { redirectSubject } from './redirect/subject.ts';
import { retentionSubject } from './retention/subject.ts';
import { returnSubject } from './return/subject.ts';
import { reviewSubject } from './review/subject.ts';
import { richTextSubject } from './rich-text/subject.ts';
import { routeMapSubject } from './route-map/subject.ts';
import { searchSubject } from './search/subject.ts';
import { sessionSubject } from './session/subject.ts';
import { shippingSubject } from './shipping/subject.ts';
import { shopSubject } from './shop/subject.ts';
import { stockSubject } from './stock/subject.ts';
import { storageSubject } from './storage/subject.ts';
import { storedSubject } from './stored/subject.ts';
import { tariffSubject } from './tariff/subject.ts';
import { traceSubject } from './trace/subject.ts';
import { vatNumberSubject } from './vat-number/subject.ts';
import { wishListSubject } from './wish-list/subject.ts';
import { withdrawalSubject } from './withdrawal/subject.ts';

/** The ladder, the lowest first: a subject imports those above its own line, and no others (`scripts/check-subjects.mjs`). */
export const subjects: readonly Subject[] = [
  storedSubject,
  storageSubject,
  addressSubject,
  backupSubject,
  photographSubject,
  richTextSubject,
  shopSubject,
  personSubject,
  retentionSubject,
  logSubject,
  paymentSubject,
  traceSubject,
  vatNumberSubject,
  mailSubject,
  pushSubject,
  sessionSubject,
  stockSubject,
  openingSubject,
  priceSubject,
  tariffSubject,
  catalogueSubject,
  articleSubject,
  redirectSubject,
  discoverySubject,
  dropSubject,
  giftCardSubject,
  promotionSubject,
  bagSubject,
  wishListSubject,
  noticeSubject,
  contactSubject,
  questionSubject,
  invoiceSubject,
  orderSubject,
  auctionSubject,
  searchSubject,
  alertSubject,
  shippingSubject,
  accountSubject,
  customerSubject,
  routeMapSubject,
  returnSubject,
  withdrawalSubject,
  reviewSubject,
  checkoutSubject,
  deskSubject,
  goLiveSubject,
  apiKeySubject,
];

const declaredRoutes = subjects.flatMap(({ routes = [] }) => routes);

/** Every route of the API. */
export const routes: readonly Route[] = [...declaredRoutes, descriptionRoute(declaredRoutes)];

/** Every topic that can be watched. */
export const topicSources: readonly AnyTopicSource[] = [
  ...subjects.flatMap(({ topics = [] }) => topics),
  // Whose visitors are counted.
  { ...viewersTopic, ids: /^(product|auction|sale):[A-Za-z0-9_-]{1,100}$/ },
];

/** Whatever is limited, by subjects and in front of all of them. */
export const limits: readonly Limit[] = [
  doorLimits,
  laneLimits,
  ...subjects.map((subject) => subject.limits ?? {}),
].flatMap((declared) => Object.values<Limit>(declared));

/** Everything that people are told of. */
export const notices = noticeFormsOf(subjects);

/** Everything that happens by the clock. */
export const dueWorks: readonly DueWork[] = [
  ...subjects.flatMap(({ due = [] }) => due),
  takeOverLeftWork([...subjects.flatMap(({ leftWork = [] }) => leftWork), releaseKeys]),
];

/** Every command that can be given over a socket. */
export const socketCommands = Object.assign({}, ...subjects.map(({ commands }) => commands)) as SocketCommands;
