import type { ReactNode } from 'react';

/** A page that is nothing but a statement: what happened, what is safe, what to do. */
export function Statement({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main className="wrap statement">
      <h1 className="h1">{title}</h1>
      <p className="lead">{children}</p>
      {actions && <div className="row statement-a">{actions}</div>}
    </main>
  );
}
