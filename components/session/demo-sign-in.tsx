'use client';

import { useSessionForm } from './use-session-form.ts';

export interface DemoPerson {
  email: string;
  name: string;
  does: string;
  /** Whether the password on this page is theirs. */
  open: boolean;
}

export function DemoSignIn({ people, password, next }: { people: DemoPerson[]; password: string; next: string }) {
  return (
    <section className="demo-people" aria-labelledby="demo-people">
      <h2 className="heading-small" id="demo-people">
        Try it as one of these people
      </h2>
      <p className="small muted">This is a demo shop. One press signs you in.</p>
      <ul>
        {people.map((person) => (
          <li key={person.email}>
            {person.open ? (
              <DemoPersonForm person={person} password={password} next={next} />
            ) : (
              <p className="demo-people__person">
                <span className="medium">{person.name}</span>
                <span className="small muted">
                  Email {person.email}. The password was printed when the shop started.
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DemoPersonForm({ person, password, next }: { person: DemoPerson; password: string; next: string }) {
  const { submit, pending, problem } = useSessionForm({ message: null, fields: {} });
  return (
    <form method="post" action="/api/session/sign-in" onSubmit={submit}>
      <input type="hidden" name="email" value={person.email} />
      <input type="hidden" name="password" value={password} />
      <input type="hidden" name="next" value={next} />
      <button type="submit" className="demo-people__person" disabled={pending}>
        <span className="medium">{person.name}</span>
        <span className="small muted">{problem.message ?? person.does}</span>
      </button>
    </form>
  );
}
