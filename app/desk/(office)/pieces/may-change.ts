import type { PersonActor } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';

/** Tells which cells of the rows of pieces somebody may change. */
export const mayChange = (actor: PersonActor) => ({
  price: can(actor, 'piece:price'),
  stock: can(actor, 'stock:adjust'),
  write: can(actor, 'piece:write'),
});
