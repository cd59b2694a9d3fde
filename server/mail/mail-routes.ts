import { type Route, route } from '#server/api/route.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { sendTestLetter } from './test-letter.ts';

export const mailRoutes: readonly Route[] = [
  route.post('/desk/settings/test-mail', {
    access: { desk: 'settings:write' },
    run: ({ actor }) => {
      if (actor.kind !== 'person') throw new AccessProblem('forbidden', 'Sign in to be sent a test.');
      return sendTestLetter(actor.personId);
    },
    goTo: () => '/desk/settings?section=emails',
  }),
];
