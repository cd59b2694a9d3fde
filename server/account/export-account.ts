import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { wordsOfKept } from '#server/notice/words/words-of.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { readOwnPasskeys } from '#server/session/passkey/own-passkeys.ts';
import { readAccountState } from './account-state.ts';
import { readAddressBook } from './address-book/address-book.ts';
import { readDetailsOnFile } from './details-on-file.ts';
import { readOwnSessions } from './own-sessions-view.ts';

const ownWords = {
  select: {
    body: true,
    signature: true,
    asDescribed: true,
    wellPacked: true,
    smallerThanPictured: true,
    state: true,
    reason: true,
    writtenAt: true,
  },
} as const;

export async function exportAccount({ personId, name }: PersonActor): Promise<Record<string, unknown>> {
  const state = await readAccountState(personId);
  const where = { personId };
  const [
    onFile,
    orders,
    bids,
    watching,
    tickets,
    notices,
    preferences,
    signedIn,
    bag,
    alerts,
    wishes,
    wishList,
    questions,
    contactMessages,
    addresses,
    bagChoice,
    passkeys,
  ] = await Promise.all([
    readDetailsOnFile(personId),
    database().order.findMany({
      where,
      orderBy: { number: 'asc' },
      include: {
        lines: {
          select: {
            sku: true,
            title: true,
            quantity: true,
            unitAmount: true,
            editionNo: true,
            numbers: true,
            numberedOf: true,
            review: ownWords,
          },
        },
        payments: { select: { method: true, amount: true, status: true, createdAt: true } },
        refunds: { select: { amount: true, reason: true, status: true, createdAt: true } },
        messages: { select: { author: true, body: true, at: true } },
        invoices: { select: { series: true, number: true, totalAmount: true, issuedAt: true } },
        withdrawals: {
          select: {
            number: true,
            name: true,
            orderText: true,
            email: true,
            piecesText: true,
            lines: true,
            receivedAt: true,
            status: true,
            refundAmount: true,
            answer: true,
          },
        },
        returns: { select: { number: true, status: true, resolution: true, note: true, requestedAt: true } },
        shipments: { select: { carrier: true, trackingNumber: true, status: true } },
      },
    }),
    readRows`
      SELECT auction.lot_number AS "lot", auction.title, bid.max_amount AS "maxAmount", auction.currency, bid.outcome, bid.at
      FROM bid JOIN auction ON auction.id = bid.auction_id WHERE bid.person_id = ${personId} ORDER BY bid.at`,
    readRows`SELECT auction.title, lot_watch.created_at AS since FROM lot_watch
      JOIN auction ON auction.id = lot_watch.auction_id WHERE lot_watch.person_id = ${personId} ORDER BY 2`,
    readRows`SELECT drop.title AS drop, drop_entry.id AS ticket, drop_entry.joined_at AS "joinedAt" FROM drop_entry
      JOIN drop ON drop.id = drop_entry.drop_id WHERE drop_entry.person_id = ${personId} ORDER BY 3`,
    database().notice.findMany({
      where,
      orderBy: { at: 'asc' },
      select: { kind: true, facts: true, title: true, body: true, at: true },
    }),
    database().noticePreference.findMany({ where, select: { kind: true, email: true, push: true } }),
    readOwnSessions(database(), [personId]),
    readRows`SELECT variant.sku, bag_line.quantity, bag_line.added_at AS "addedAt" FROM bag_line
      JOIN variant ON variant.id = bag_line.variant_id WHERE bag_line.person_id = ${personId} ORDER BY 3`,
    readRows`SELECT kind, variant.sku, alert.maker, list_name AS list, state, asked_at AS "askedAt" FROM alert
      LEFT JOIN variant ON variant.id = alert.variant_id WHERE alert.person_id = ${personId} ORDER BY asked_at`,
    readRows`SELECT product.title, saved_at AS "savedAt" FROM wish
      JOIN product ON product.id = wish.product_id WHERE wish.person_id = ${personId} ORDER BY 2`,
    database().wishList.findUnique({ where, select: { title: true, code: true, sharedAt: true } }),
    readRows`SELECT product.title AS piece, body, answer, state, reason, asked_at AS "askedAt" FROM question
      JOIN product ON product.id = question.product_id WHERE question.person_id = ${personId} ORDER BY asked_at`,
    database().contactMessage.findMany({
      where,
      orderBy: { receivedAt: 'asc' },
      select: { name: true, email: true, about: true, body: true, receivedAt: true },
    }),
    readAddressBook(personId),
    database().bagChoice.findUnique({ where, omit: { personId: true, payer: true } }),
    readOwnPasskeys(database(), [personId]),
  ]);
  return {
    exportedAt: new Date().toISOString(),
    account: { name, email: state.address, emailToConfirm: state.claimed },
    onFile,
    addresses: addresses.map(({ id: _, lines: __, ...address }) => address),
    bag,
    bagGoesTo: bagChoice,
    orders: orders.map(
      ({ id: _, personId: __, auctionId: ___, version: ____, placeKey: _____, numberPrefix, ...order }) => ({
        ...order,
        number: orderNumber({ number: order.number, numberPrefix }),
      }),
    ),
    bids,
    watching,
    alerts,
    questions,
    messages: contactMessages,
    wishList: { shared: wishList, pieces: wishes },
    tickets,
    notices: notices.map((notice) => ({ ...wordsOfKept(notice), at: notice.at })),
    noticePreferences: preferences,
    passkeys: (passkeys.get(personId) ?? []).map(({ id: _, ...passkey }) => passkey),
    signedInOn: (signedIn.get(personId)?.data.sessions ?? []).map(({ browser, since, usedAt }) => ({
      browser,
      since,
      usedAt,
    })),
  };
}
