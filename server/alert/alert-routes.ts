import { type AskForAlert, alertLinkSchema, askForAlertSchema, stopAlertSchema } from '#contract/alert/alert.ts';
import { accept } from '#domain/decision.ts';
import { bagViews, ownViews } from '#server/account/own-views.ts';
import { bareRoute, type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom, takeNow } from '#server/limit/take-from.ts';
import { searchLimits } from '#server/search/limits.ts';
import { type Actor, requireAccount, requirePerson } from '#server/session/actor.ts';
import { jsonResponse, type Outcome, problemResponse, seeOther } from '#server/web/answer.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { readAlertKey } from './alert-link.ts';
import { askAsGuest } from './ask-as-guest.ts';
import { askForAlert, subjectOf } from './ask-for-alert.ts';
import { alertLinkEnded, confirmAlert } from './confirm-alert.ts';
import { alertLimits } from './limits.ts';
import { ownAlertsTopic } from './own-alerts-view.ts';
import { stopAlert, stopByKey } from './stop-alert.ts';
import { takeByLink } from './take-by-link.ts';

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key') ?? '';

async function ask(actor: Actor, body: AskForAlert, address: string): Promise<Outcome<{ sent: boolean }>> {
  if (body.kind === 'piece_fits') takeNow(searchLimits.searches, address);
  const wanted = await subjectOf(body);
  if (!wanted.ok) return wanted;
  const subject = wanted.value;
  if (actor.kind === 'person' && !actor.guest) {
    const { personId } = requireAccount(actor);
    await takeFrom(alertLimits.alertsPerPerson, personId);
    const asked = await askForAlert({ personId, email: null, confirmed: true }, subject);
    return asked.ok ? accept({ sent: false, views: await ownViews(ownAlertsTopic, personId) }) : asked;
  }
  if (!body.email) {
    throw new AccessProblem('invalid', 'Enter the email address to use.', { field: 'email' });
  }
  const asked = await askAsGuest({ email: body.email, subject }, address);
  return asked.ok ? accept({ sent: true }) : asked;
}

export const alertRoutes: readonly Route[] = [
  /** Whoever is signed in stands in the line at once; a guest's address is asked first. */
  route.post('/alerts', {
    access: 'anyone',
    body: askForAlertSchema,
    run: ({ actor, body, headers }) => ask(actor, body, headers.get(addressHeader) ?? ''),
    goTo: ({ sent }) => (sent ? '/alerts?sent=1' : '/account/alerts'),
  }),

  route.post('/account/alerts/stop', {
    access: 'account',
    body: stopAlertSchema,
    async run({ actor, body }) {
      const { personId } = requireAccount(actor);
      if (!(await stopAlert(body.id, personId))) throw notFound('alert');
      return accept({ views: await ownViews(ownAlertsTopic, personId) });
    },
  }),

  /** What the page behind a mail's link does, by whoever has it. */
  route.post('/alerts/link', {
    access: 'anyone',
    body: alertLinkSchema.extend({ act: alertLinkSchema.shape.act.exclude(['take']) }),
    async run({ body: { key, act } }): Promise<Outcome<{ done: true }>> {
      const id = readAlertKey(key);
      if (id === null) return { ok: false, refusal: alertLinkEnded };
      if (act === 'confirm') {
        const confirmed = await confirmAlert(id);
        return confirmed.ok ? accept({ done: true }) : confirmed;
      }
      await stopByKey(id);
      return accept({ done: true });
    },
    goTo: (_, { body: { key } }) => `/alerts?key=${encodeURIComponent(key)}`,
  }),

  route.post('/alerts/link/take', {
    access: 'guest',
    body: alertLinkSchema.pick({ key: true }),
    beforeGuest: async ({ key }) => (readAlertKey(key) === null ? alertLinkEnded : null),
    async run({ actor, body: { key } }) {
      const id = readAlertKey(key);
      if (id === null) return { ok: false, refusal: alertLinkEnded };
      const { personId } = requirePerson(actor);
      const taken = await takeByLink(id, personId);
      return taken.ok ? accept({ ...taken.value, views: await bagViews(personId, taken.value.sku) }) : taken;
    },
    goTo: () => '/bag',
  }),

  /** A mail scanner opens links too: opening it asks. */
  bareRoute.get('/alerts/unsubscribe', (request) => seeOther(`/alerts?key=${encodeURIComponent(keyOf(request))}`)),

  /** One press in a mail program (RFC 8058): no cookie, no origin, and no redirect. */
  bareRoute.post('/alerts/unsubscribe', async (request) => {
    const id = readAlertKey(keyOf(request));
    const stopped = id !== null && (await stopByKey(id));
    return stopped ? jsonResponse({ stopped: true }) : problemResponse(notFound('link').problem);
  }),
];
