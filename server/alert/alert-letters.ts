import type { AlertKind } from '#contract/alert/alert.ts';
import { offerMinutes } from '#domain/alert/line.ts';
import { letter } from '#server/mail/letter.ts';

const why =
  'You’re getting this because someone entered this address in our shop. If it wasn’t you, ignore this email: nothing happens unless you open the link, and we delete the address after two days.';

const wanted: Readonly<Record<AlertKind, (what: string) => { title: string; body: string }>> = {
  back_in_stock: (what) => ({
    title: `Shall we tell you if ${what} comes back?`,
    body: `Open the link and confirm. You’ll then be in the line. When your turn comes we’ll hold one for ${offerMinutes} minutes and email you.`,
  }),
  price_drop: (what) => ({
    title: `Shall we tell you if ${what} costs less?`,
    body: 'Open the link and confirm. We’ll email once, when the price falls, then delete this address.',
  }),
  new_piece: (maker) => ({
    title: `Shall we tell you about new pieces by ${maker}?`,
    body: 'Open the link and confirm. We’ll email you when there’s a new piece, until you stop it.',
  }),
  piece_fits: (list) => ({
    title: `Shall we tell you when a piece fits? ${list}`,
    body: 'Open the link and confirm. From then on we write when a piece that fits can be bought, at most once a day, until you stop it.',
  }),
  opening: (shop) => ({
    title: `Shall we tell you when ${shop} opens?`,
    body: 'Open the link and confirm. You’ll get one email when you can buy, and then we’ll delete your address.',
  }),
};

export const confirmLetter = (kind: AlertKind, what: string, link: string) =>
  letter({ ...wanted[kind](what), action: { label: 'Confirm', link }, why });

/** To an address that has confirmed before: whoever types it in the shop isn't told so. */
export const knownLetter = (kind: AlertKind, what: string, link: string) =>
  letter({
    title: `You have asked about ${what} already`,
    body: `Nothing has changed${kind === 'back_in_stock' ? ': your place is the same' : ''}. The link shows where you stand, and stops it.`,
    action: { label: 'See where you stand', link },
    why: 'You’re getting this because someone entered this address in our shop again. If it wasn’t you, ignore this email.',
  });
