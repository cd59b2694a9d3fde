import type { ReactNode } from 'react';
import { type AccountTab, AccountTabs } from './account-tabs.tsx';
import './session.css';
import './account.css';

interface AccountFrameProps {
  title: string;
  lead?: string;
  /** Where it is one of the account's tabs; elsewhere it leads back. */
  tab?: AccountTab;
  children: ReactNode;
}

export function AccountFrame({ title, lead, tab, children }: AccountFrameProps) {
  return (
    <main className="container session">
      <h1 className="heading-large">{title}</h1>
      {lead && <p className="lead-text">{lead}</p>}
      {tab && <AccountTabs here={tab} />}
      {children}
      {!tab && (
        <p className="session__more">
          <a className="text-link" href="/account">
            Back to your account
          </a>
        </p>
      )}
    </main>
  );
}
