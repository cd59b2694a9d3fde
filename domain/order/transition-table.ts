import { accept, type Decision, refuse } from '../decision.ts';

export interface Transition<Status, Command, Party> {
  from: Status;
  command: Command;
  to: Status;
  who: readonly Party[];
}

export type IllegalStep<Status, Command> = { code: 'illegal_transition'; from: Status; command: Command };

export function stepIn<Status, Command, Party>(
  table: readonly Transition<Status, Command, Party>[],
  from: Status,
  command: Command,
  who: Party,
): Decision<Status, IllegalStep<Status, Command>> {
  const transition = table.find((row) => row.from === from && row.command === command);
  return transition?.who.includes(who) ? accept(transition.to) : refuse({ code: 'illegal_transition', from, command });
}

export function commandsIn<Status, Command, Party>(
  table: readonly Transition<Status, Command, Party>[],
  from: Status,
  who: Party,
): Command[] {
  return table.filter((row) => row.from === from && row.who.includes(who)).map((row) => row.command);
}

export const leadsOn = <Status>(table: readonly { from: Status }[], status: Status): boolean =>
  table.some((row) => row.from === status);
