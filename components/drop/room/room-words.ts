import { countInWords } from '#components/ui/format/count-words.ts';
import { formatRemaining } from '#components/ui/format/format-clock.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import type { DropView } from '#contract/drop/drop.ts';
import type { DropEnding } from '#domain/drop/keeping.ts';
import type { RoomMoment } from './room-moment.ts';

/** @param leftMs until the opening; null while the time isn't known */
export function roomHeadline(moment: RoomMoment, view: DropView, leftMs: number | null): string {
  switch (moment.kind) {
    case 'announced':
      return 'The waiting room isn’t open yet';
    case 'room':
      return leftMs === null ? 'The waiting room is open' : `The door opens in ${formatRemaining(leftMs)}`;
    case 'drawing':
      return 'Drawing the order';
    case 'late':
      return view.lastPlace === 0 ? 'The door is open' : 'The order has been drawn';
    case 'near':
      return moment.away === 1 ? 'You are next' : `You are next but ${countInWords(moment.away - 1)}`;
    case 'waiting':
    case 'paused':
      return `You are number ${grouped(moment.place)} of ${grouped(view.lastPlace)}`;
    case 'asking':
      return 'Looking up your place';
    case 'admitted':
      return 'Come in, it’s your turn';
    case 'missed':
      return 'Your turn has passed';
    case 'used':
      return 'You’ve bought yours';
    case 'over':
      return overHeadline[moment.ending];
    case 'holding':
      return 'Yours is in your bag';
  }
}

/** @param lastPlace 0: nobody has one */
export const placeAfter = ({ lastPlace }: DropView): string =>
  lastPlace === 0 ? 'Take the first place' : `Take a place at the end, no. ${grouped(lastPlace + 1)}`;

/** What the browser's tab says. */
export function tabTitle(moment: RoomMoment, view: DropView, leftMs: number | null): string {
  const first = () => {
    if (moment.kind === 'waiting' || moment.kind === 'near' || moment.kind === 'paused') {
      return moment.away === 1 ? 'You are next' : `${grouped(moment.away - 1)} before you`;
    }
    if (moment.kind === 'room' && leftMs !== null) return formatRemaining(leftMs);
    return moment.kind === 'admitted' ? 'Your turn' : roomHeadline(moment, view, null);
  };
  return `${first()} · ${view.title}`;
}

export function minutesWords(minutes: number): string {
  if (minutes <= 1) return 'Less than a minute.';
  return `About ${grouped(minutes)} minutes.`;
}

/** `9 of 18 left, 3 in bags.` What is in a bag is left: it is sold once it is paid. */
export function leftWords({ available, held, size, isKept }: DropView): string {
  const left = available + held;
  if (left === 0) return 'None left.';
  const ofAll = isKept ? ` of ${grouped(size)}` : '';
  const inBags = held === 0 ? '' : `, ${held === 1 ? '1 in a bag' : `${grouped(held)} in bags`}`;
  return `${grouped(left)}${ofAll} left${inBags}.`;
}

export const overHeadline: Readonly<Record<DropEnding, string>> = {
  sold_out: 'Sold out',
  sold_before: 'Sold out before it opened',
  called_off: 'This drop was called off',
  closed: 'This drop is over',
};

/** `1,904 people have a ticket`: who is in the line before its order is drawn. */
export const ticketsWords = (entries: number): string =>
  `${peopleWords(entries)} ${entries === 1 ? 'has' : 'have'} a ticket`;

/** Honest, so that people can leave. */
export function outlookWords(moment: RoomMoment): string | null {
  if (moment.kind !== 'waiting' || moment.lastsUntil === null) return null;
  const upTo = `At this pace they last to about number ${grouped(moment.lastsUntil)}`;
  return moment.lastsUntil < moment.place ? `${upTo}, so they probably won’t reach you.` : `${upTo}.`;
}

/** What a screen reader is told. Places at each fifty people, then at ten and five; null: nothing new. */
export function spokenWords(moment: RoomMoment, before: RoomMoment | null, view: DropView): string | null {
  if (moment.kind === 'asking') return null;
  if (before?.kind !== moment.kind) {
    if (moment.kind === 'near') return `${beforeWords(moment)} Come back to this page now.`;
    if (moment.kind === 'admitted') {
      return `It’s your turn. You have ${Math.round(view.admissionSeconds / 60)} minutes to choose.`;
    }
    if (moment.kind === 'paused') return 'Every piece that is left is in a bag. If one comes back, the line moves on.';
    if (moment.kind === 'waiting') return `${roomHeadline(moment, view, null)}. ${minutesWords(moment.minutes)}`;
    return before === null ? null : `${roomHeadline(moment, view, null)}.`;
  }
  if (moment.kind === 'near' && before.kind === 'near' && before.away > 6 && moment.away <= 6) {
    return beforeWords(moment);
  }
  if (moment.kind === 'waiting' && before.kind === 'waiting') {
    const step = (away: number) => Math.ceil((away - 1) / 50);
    if (step(moment.away) < step(before.away)) return beforeWords(moment);
  }
  return null;
}

/** `2,306 people came, 396 went in.` What was left is told by the pieces' own pages: it is sold on. */
export function cameWords({ entries, admittedThrough, ending }: DropView): string {
  if (ending === 'called_off')
    return 'The door won’t open and there’ll be no draw. Any pieces left are on general sale.';
  if (ending === 'sold_before') return 'Every piece was sold before the waiting room opened.';
  const came = entries === 0 ? 'Nobody came.' : `${peopleWords(entries)} came, ${grouped(admittedThrough)} went in.`;
  return ending === 'closed' ? `${came} What was left went on general sale.` : came;
}

/** `2,306 people`, `One person`. */
export const peopleWords = (count: number): string => (count === 1 ? 'One person' : `${grouped(count)} people`);

/** The next in line has nobody before them. */
function beforeWords({ away }: { away: number }): string {
  if (away === 1) return 'You are next.';
  return away === 2 ? 'There’s one person ahead of you.' : `There are ${grouped(away - 1)} people ahead of you.`;
}
