import type { PersonActor } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';

/** What somebody may change in the rows of pieces. */
export const mayChange = (actor: PersonActor) => ({
  price: can(actor, 'piece:price'),
  stock: can(actor, 'stock:adjust'),
  write: can(actor, 'piece:write'),
});
