import type { Tx } from '#server/engine/database/database.ts';

/** Orders, payments, refunds, returns, invoices and bids stay, without the person's name, address or words. */
export async function forgetPerson(tx: Tx, personId: string, addresses: readonly (string | null)[]): Promise<void> {
  const where = { personId };
  await tx.personAddress.deleteMany({ where });
  await tx.savedAddress.deleteMany({ where });
  await tx.paymentMethod.deleteMany({ where });
  await tx.bagLine.deleteMany({ where });
  await tx.bagCode.deleteMany({ where });
  await tx.bagGiftCard.deleteMany({ where });
  await tx.bagChoice.deleteMany({ where });
  await tx.notice.deleteMany({ where });
  await tx.noticePreference.deleteMany({ where });
  await tx.pushSubscription.deleteMany({ where });
  await tx.lotWatch.deleteMany({ where });
  await tx.alert.deleteMany({ where });
  await tx.wish.deleteMany({ where });
  await tx.wishList.deleteMany({ where });
  await tx.dropReminder.deleteMany({ where });
  await tx.question.deleteMany({ where });
  await tx.contactMessage.deleteMany({ where });
  await tx.review.deleteMany({ where: { orderLine: { order: { personId } } } });
  const ofTheirOrder = { order: { personId } };
  await tx.reviewRequest.deleteMany({ where: ofTheirOrder });
  await tx.orderMessage.deleteMany({ where: ofTheirOrder });
  await tx.orderLink.deleteMany({ where: ofTheirOrder });
  await tx.stepUp.deleteMany({ where: ofTheirOrder });
  await tx.orderConfirmation.deleteMany({ where: ofTheirOrder });
  await tx.$executeRaw`UPDATE orders SET email = '', shipping_address = NULL, note = NULL, gift_message = NULL, billing_address = NULL,
    company = NULL, vat_number = NULL, phone = NULL WHERE person_id = ${personId}`;
  await tx.$executeRaw`UPDATE payment SET card_mark = NULL FROM orders
    WHERE orders.id = payment.order_id AND orders.person_id = ${personId}`;
  await tx.$executeRaw`UPDATE order_return SET note = '' FROM orders
    WHERE orders.id = order_return.order_id AND orders.person_id = ${personId}`;
  await tx.$executeRaw`UPDATE withdrawal SET name = '', email = '', order_text = '', pieces_text = '' FROM orders
    WHERE orders.id = withdrawal.order_id AND orders.person_id = ${personId}`;
  await tx.$executeRaw`DELETE FROM email
    WHERE recipient = ANY (${addresses.filter((address) => address !== null)}::text[]) AND status <> 'sending'`;
  await tx.$executeRaw`DELETE FROM idempotency_record WHERE scope LIKE ${`${personId} %`}`;
  await tx.person.update({
    where: { id: personId },
    data: { userId: null, kind: 'deleted', readyToBidAt: null, reference: null },
  });
}
