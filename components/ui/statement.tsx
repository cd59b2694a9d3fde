import type { ReactNode } from 'react';

export function Statement({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main className="container statement">
      <h1 className="heading-large">{title}</h1>
      <p className="lead-text">{children}</p>
      {actions && <div className="cluster statement__actions">{actions}</div>}
    </main>
  );
}
