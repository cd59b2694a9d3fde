import type { ProblemCode } from '#contract/wire/problem.ts';

/** A form without JavaScript comes back with `?problem=<code>`: the refusal's own words and numbers are gone. */
const words: Partial<Record<ProblemCode, string>> = {
  invalid: 'Something in the form needs fixing. Check it and send it again.',
  signed_out: 'Sign in first.',
  link_ended: 'This link no longer works. Ask for a new one.',
  step_up_required: 'Confirm first that it’s you.',
  last_way_in: 'This is the only way into your account. Confirm your email address or set a password first.',
  codes_need_password: 'An authenticator app needs a password. Turn the codes off first, then remove the password.',
  card_needed:
    'You have bid on a lot that is still open, or have won one that isn’t paid yet, so the card stays. You can replace it.',
  passkey_limit: 'You have as many passkeys as one account can have. Remove one first.',
  address_taken: 'Another account now has this address. Sign in to that one.',
  forbidden: 'You can’t do this from here.',
  not_found: 'This piece is no longer in the shop.',
  too_many: 'Too many attempts at once. Wait a minute, then try again.',
  out_of_stock: 'There are fewer left than you asked for. Nothing was added.',
  number_taken: 'That number has gone. Nothing was added. Choose one that’s still free.',
  not_admitted: 'It isn’t your turn, so nothing was added.',
  drop_limit: 'That is more of this drop than one person can have. Nothing was added.',
  drop_over: 'You can’t join this drop now. Its page says whether anything is left.',
  room_closed: 'The waiting room isn’t open yet. There’s no advantage in coming early.',
  room_open: 'The waiting room is open. You can join it now.',
  entry_not_possible: 'You can’t have a ticket yet. This page says what is missing.',
  ticket_taken: 'Another account has a ticket with your card, delivery address or mailbox. Each gets one ticket.',
  hold_limit: 'That is more of this piece than one person can have in their bag. Choose fewer.',
  bag_full: 'Your bag is full. Check out first, or remove some pieces.',
  held_before:
    'You’ve held this piece twice in the last hour, so it isn’t held for you now. You can still buy it while it’s here.',
  network_limit:
    'Guests hold as much of this piece as guests can. Sign in with a confirmed email address to hold one, or try again later.',
  in_stock: 'It can be bought now, by anyone.',
  list_too_wide: 'That list has too many pieces for an alert. Choose a filter, and ask again.',
  alert_limit: 'You have as many alerts as one person can have. Stop one first.',
  review_not_possible: 'You can review a piece once it has arrived, unless it was sent back or refunded.',
  text_changed: 'It has since been changed. Check how it is now, then send yours again.',
  question_limit: 'You have as many questions waiting as one person can have. Ask again once one is answered.',
  price_changed: 'A price has changed since you last saw it. Look at the new one first.',
  bag_empty: 'Your bag is empty.',
  unavailable: 'The shop can’t answer just now. Nothing was changed. Try again in a moment.',
  fault: 'Something broke on our side. Nothing was changed. Try again.',
};

/** @returns null if the address carries no problem */
export function problemWords(code: string | string[] | undefined): string | null {
  if (code === undefined || Array.isArray(code)) return null;
  return words[code as ProblemCode] ?? 'That didn’t work. Nothing was changed. Try again.';
}
