import type { ReactNode } from 'react';
import './session-aside.css';

interface SessionAsideProps {
  title: string;
  rows: readonly { name: string; text: ReactNode }[];
}

/** Beside a form that has half of a wide page: what people ask before they fill it in. */
export const SessionAside = ({ title, rows }: SessionAsideProps) => (
  <aside className="session-aside" aria-labelledby="session-aside">
    <h2 className="heading-small" id="session-aside">
      {title}
    </h2>
    <dl>
      {rows.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </aside>
);
