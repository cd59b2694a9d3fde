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
      <b className="med">{name}</b>
      <span className="small mute">{about}</span>
    </span>
    {children}
  </li>
);
