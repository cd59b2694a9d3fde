import type { ReactNode } from 'react';

export function Statement({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main className="wrap statement">
      <h1 className="h1">{title}</h1>
      <p className="lead">{children}</p>
      {actions && <div className="row statement-a">{actions}</div>}
    </main>
  );
}
