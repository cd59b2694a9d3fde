/**
 * The instruction on withdrawal and the model form (Directive 2011/83/EU, Annex I), which the confirmation of an order
 * carries in full: a link alone would not be a durable medium.
 */

import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';
import { shopUrl } from './shop-url.ts';

/** The address of the page where anybody can withdraw. */
export const withdrawUrl = (): string => `${shopUrl()}/withdraw`;

/** @param seller name, address and email in one line; @param returnPaidBy the customer has to bear it only where told so */
export const withdrawalInstruction = (seller: string, returnPaidBy: ShopSettings['returnPaidBy']): string[] => [
  'Right of withdrawal',
  `You have the right to withdraw from this contract within ${withdrawalDays} days without giving any reason, unless the law excepts it, as for pieces made to your specification or lots of private sellers. The withdrawal period will expire after ${withdrawalDays} days from the day on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the last piece.`,
  `To exercise the right of withdrawal, you must inform us (${seller}) of your decision by an unequivocal statement, for example a letter sent by post or an email. You may use the model form below, but it is not obligatory. You can also withdraw online at ${withdrawUrl()}; we’ll send you an acknowledgement of receipt by email without delay. To meet the deadline, it is sufficient for you to send your communication before the withdrawal period has expired.`,
  `If you withdraw from this contract, we’ll reimburse all payments received from you, including the costs of delivery (except for the supplementary costs of a type of delivery other than the least expensive standard delivery we offer), without undue delay and in any event not later than ${withdrawalDays} days from the day on which we are informed of your decision. We’ll use the same means of payment as you used; you won’t incur any fees. We may withhold reimbursement until we have received the pieces back or you have supplied evidence of having sent them back, whichever is the earliest.`,
  `You shall send back the pieces without undue delay and in any event not later than ${withdrawalDays} days from the day on which you tell us of your withdrawal. ${
    returnPaidBy === 'customer'
      ? 'You will have to bear the direct cost of returning the goods.'
      : 'We will bear the cost of returning the goods.'
  } You are only liable for any diminished value of the pieces resulting from handling other than what is necessary to establish their nature, characteristics and functioning.`,
  'Model withdrawal form (complete and return it only if you wish to withdraw)',
  `To ${seller}: I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*). Ordered on (*)/received on (*): … Name of consumer(s): … Address of consumer(s): … Signature of consumer(s) (only if this form is notified on paper): … Date: … (*) Delete as appropriate.`,
];
