import type { ReactNode } from 'react';

interface SettingsRowProps {
  name: string;
  about: ReactNode;
  /** What can be done there. */
  children?: ReactNode;
}

export const SettingsRow = ({ name, about, children }: SettingsRowProps) => (
  <li>
    <span>
      <b className="medium">{name}</b>
      <span className="small muted">{about}</span>
    </span>
    {children}
  </li>
);
