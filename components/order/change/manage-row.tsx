import type { ReactNode } from 'react';
import './order-care.css';

interface ManageRowProps {
  id: string;
  title: string;
  hint: string;
  className?: string;
  open?: boolean;
  children: ReactNode;
}

/** Its id is inside: a browser that is led to it opens what is closed around it. */
export function ManageRow({ id, title, hint, className, open = false, children }: ManageRowProps) {
  return (
    <details className={`order-action ${className ?? ''}`} open={open}>
      <summary>
        <h3>{title}</h3>
        <span className="small muted tabular">{hint}</span>
      </summary>
      <div className="order-form__row" id={id}>
        {children}
      </div>
    </details>
  );
}
