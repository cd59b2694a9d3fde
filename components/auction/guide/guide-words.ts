/** What the guide says. Each sentence is true of every lot; what differs is on the lot's own page. */

import { formatFacts } from '#components/auction/format/format-facts.ts';
import { noTakingBack, takeBackWithin } from '#domain/auction/retraction.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';

export const steps: readonly [title: string, words: string][] = [
  [
    'Say the most you’d pay',
    'That is your maximum. We bid for you, one step above the next person, and stop there. You may pay much less.',
  ],
  [
    'Leave it, or stay',
    'If someone bids more, we’ll tell you at once and you can answer. There’s no advantage in being fast: at the same maximum, the earlier one leads.',
  ],
  [
    'The winner pays one step more',
    'One step above the second highest maximum, or the opening bid if nobody else bid. It’s at least the reserve, and never more than their own maximum. Delivery is added, and a buyer’s fee if the lot has one.',
  ],
];

export const binding: readonly string[] = [
  `A bid is an offer to buy. If you win, you have ${timeToPay} to pay.`,
  `You can ask to take back one bid on a lot, within ${takeBackWithin} of placing it (sealed bids have no such limit). In a lot’s last ${noTakingBack}, no bid can be taken back.`,
  'Your first bid on a lot is always asked about, with everything you’d pay. You can turn on bidding with one press after that, up to a ceiling you set.',
  'If you can’t pay, tell us. You owe the money until we release you. An unpaid lot counts against you for a year, even if we release you; a second one in that time pauses your bidding.',
];

export const protection: readonly string[] = [
  'You see the price, delivery, any buyer’s fee and VAT before you bid.',
  'Each bid counts once, even if your connection breaks as you press. A bid that comes too late or too low is refused, never raised.',
  'Every lot says who sells it and whether you can withdraw from the contract.',
  'Each lot has a public record, under paddle numbers. Once it has closed, you can check the result yourself.',
];

export const formats: readonly [name: string, words: string][] = [
  ...Object.values(formatFacts).flatMap(({ name, guide }): [string, string][] =>
    guide === null ? [] : [[name, guide]],
  ),
  ['Buy now', 'Some lots can be bought outright for a fixed price. That ends the auction at once.'],
];

export const glossary: readonly [word: string, meaning: string][] = [
  ['Lot', 'One thing at auction, sold once'],
  ['Paddle', 'Your number on a lot, in place of your name'],
  ['Estimate', 'What the house expects it to make. Not a limit'],
  ['Reserve', 'The lowest price the seller accepts. It is secret; we say only whether it has been met'],
  ['Step', 'How much more the next bid must be. Each lot lists its steps'],
  ['Call', 'First, second, last: 60, 30 and 10 seconds before the close'],
];
