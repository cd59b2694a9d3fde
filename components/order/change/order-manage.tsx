import type { ReactNode } from 'react';
import { OrderDocuments } from '#components/return/order-documents.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import type { OrderView } from '#contract/order/order.ts';
import './order-care.css';

interface OrderManageProps {
  order: OrderView;
  children?: ReactNode;
}

export function OrderManage({ order, children }: OrderManageProps) {
  const { documents } = order.afterSale;
  if (documents.length === 0 && !children) return null;
  return (
    <details className="o-manage">
      <summary>
        <h2 className="h3">Manage</h2>
      </summary>
      {documents.length > 0 && (
        <ManageRow id="documents" title="Invoices" hint={counted(documents.length, 'document')}>
          <OrderDocuments order={order} />
        </ManageRow>
      )}
      {children}
    </details>
  );
}

interface ManageRowProps {
  id: string;
  title: string;
  hint: string;
  className?: string;
  children: ReactNode;
}

export function ManageRow({ id, title, hint, className, children }: ManageRowProps) {
  return (
    <details className={`o-act ${className ?? ''}`} id={id}>
      <summary>
        <h3>{title}</h3>
        <span className="small mute num">{hint}</span>
      </summary>
      <div className="o-row">{children}</div>
    </details>
  );
}
