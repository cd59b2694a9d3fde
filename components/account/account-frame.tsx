import type { ReactNode } from 'react';
import './account.css';

interface AccountFrameProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

export function AccountFrame({ title, lead, children }: AccountFrameProps) {
  return (
    <main className="wrap session">
      <h1 className="h1">{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
      <p className="session-more">
        <a className="link" href="/account">
          Back to your account
        </a>
      </p>
    </main>
  );
}
