import type { PersonNeed } from './scarce-use.ts';

/** The conditions of a ticket, said before anybody tries. */
export function ticketAsks(accountHours: number): string {
  const first = 'To take a ticket, confirm your email address and add a card no other account uses.';
  const age =
    accountHours === 0
      ? ''
      : ` Your account must have been open for ${hours(accountHours)} when the door opens, unless you’ve bought here before.`;
  return `${first}${age} Each card gets one ticket, and so does each address we’ve delivered to.`;
}

/** Says what to do about each thing that is missing for a ticket. */
export const ticketNeedWords = (need: PersonNeed, accountHours: number): string => {
  switch (need) {
    case 'confirmed_email':
      return 'Confirm your email address first, with the link in the email we sent you.';
    case 'own_means':
      return 'Add a card and an address to your account first. Nothing is charged.';
    case 'age':
      return `Your account must have been open for ${hours(accountHours)} when the door opens, or you must have bought here before.`;
    case 'purchase':
      return 'You must have bought here before.';
  }
};

const hours = (count: number): string => (count === 1 ? 'an hour' : `${count} hours`);
