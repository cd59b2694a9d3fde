/** The states of a drop, in their order. `drawing`: the tickets are closed, their order isn't known yet. */
export const dropStates = ['announced', 'drawing', 'open', 'over'] as const;
export type DropState = (typeof dropStates)[number];

/** The public phase: `room` is an announced drop whose waiting room is open. */
export type DropPhase = 'announced' | 'room' | 'drawing' | 'open' | 'over';

export function phaseOf({ state, entriesFrom }: { state: DropState; entriesFrom: number }, now: number): DropPhase {
  return state === 'announced' && now >= entriesFrom ? 'room' : state;
}

/** Tells whether a ticket can be had now. Before the draw it goes into it, afterwards it joins the end. */
export const takesEntries = (phase: DropPhase): boolean => phase !== 'announced' && phase !== 'over';

/** Leaving a state is for good: nobody draws twice, and what is over stays over. */
export function nextState(state: DropState): DropState | null {
  return dropStates[dropStates.indexOf(state) + 1] ?? null;
}
