import type { RoomMoment } from '#components/drop/room/room-moment.ts';
import { minutesWords } from '#components/drop/room/room-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OwnEntry } from '#contract/drop/drop.ts';
import type { DropFacts } from '#contract/drop/drop-page.ts';
import { holdMinutes } from '#domain/bag/hold-time.ts';

interface TicketLeadProps {
  moment: Exclude<RoomMoment, { kind: 'over' }>;
  drop: DropFacts;
  entry: OwnEntry | null;
  waitsForNumber: boolean;
}

/** What is so at this moment, and when to look again. */
export function TicketLead({ moment, drop, entry, waitsForNumber }: TicketLeadProps) {
  const ticket = entry && (
    <>
      Your ticket is <b className="tabular">{entry.id}</b>.{' '}
    </>
  );
  return <p className="lead-text tabular">{words()}</p>;

  function words() {
    switch (moment.kind) {
      case 'announced':
        return (
          <>
            It opens <Moment at={drop.entriesFrom} show="day-time" />. There’s no advantage in coming early.
          </>
        );
      case 'room':
        return (
          <>
            {ticket}The door opens <Moment at={drop.opensAt} show="day-time" />. Everyone with a ticket is put in a
            drawn order then; it makes no difference who comes first.
          </>
        );
      case 'drawing':
        return (
          <>
            {ticket}
            {waitsForNumber
              ? 'The public number isn’t here yet; the draw waits for it.'
              : 'The door is shut until the order is known. It takes a second or two.'}
          </>
        );
      case 'late':
        return 'If you join now, you go to the end of the line.';
      case 'waiting':
        return (
          <>
            {ticket}
            {minutesWords(moment.minutes)} Load this page again to see where you stand.
          </>
        );
      case 'near':
        return (
          <>
            {ticket}
            {minutesWords(moment.minutes)} Load this page again by then.
          </>
        );
      case 'paused':
        return <>{ticket}Nothing is free now. If a piece in a bag comes back, the order goes on.</>;
      case 'admitted':
        return (
          <>
            Until <Moment at={moment.until} show="seconds" /> you can put a piece in your bag. There it is held for up
            to {holdMinutes} minutes, even after the door closes.
          </>
        );
      case 'asking':
        return ticket;
      case 'holding':
        return (
          <>
            It is held for you until <Moment at={moment.until} show="seconds" />. The door is closed; the hold isn’t.
          </>
        );
      case 'missed':
        return 'The door was open for you and has closed. Nothing was charged.';
      case 'used':
        return 'You’ve bought as much of this drop as one person can.';
    }
  }
}
