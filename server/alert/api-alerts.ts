import type { AlertState, ApiAlert, CreateAlert } from '#contract/alert/alert.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { personOfReference } from '#server/session/person.ts';
import { notFound } from '#server/web/problem.ts';
import { findAlert, readPlace } from './alert-row.ts';
import { askForAlert, subjectOf } from './ask-for-alert.ts';

/**
 * Asks for a customer of another channel, which vouches for the address. Asking again is the same alert.
 * Refuses `in_stock`, `alert_limit` and `list_too_wide`.
 * @throws AccessProblem `not_found` for an unknown SKU or collection, `invalid` for what is no list
 */
export async function createApiAlert({
  customer,
  email,
  ...wanted
}: CreateAlert): Promise<Decision<ApiAlert, Problem>> {
  const subject = await subjectOf(wanted);
  if (!subject.ok) return subject;
  const personId = await personOfReference(customer);
  const asked = await askForAlert({ personId, email, confirmed: true }, subject.value);
  return asked.ok ? accept(await readApiAlert(asked.value.id)) : asked;
}

/** @throws AccessProblem `not_found` */
export async function readApiAlert(id: string): Promise<ApiAlert> {
  const alert = await findAlert(id);
  // What nobody has confirmed is nothing that an integrator could rely on.
  if (!alert || alert.state === 'unconfirmed') throw notFound('alert');
  const place = await readPlace(database(), id);
  const { kind, sku, list, state, offeredUntil } = alert;
  return {
    id,
    kind,
    sku,
    list,
    state: state as Exclude<AlertState, 'unconfirmed'>,
    ...(place === null ? {} : { place }),
    ...(state === 'offered' && offeredUntil ? { offeredUntil: offeredUntil.toISOString() } : {}),
  };
}
