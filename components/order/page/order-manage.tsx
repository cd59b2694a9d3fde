'use client';

import { type ReactNode, useEffect } from 'react';
import { OrderDocuments } from '#components/invoice/order-documents.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { ManageRow } from '../change/manage-row.tsx';
import '../change/order-care.css';

interface OrderManageProps {
  order: OrderView;
  /** Opened as the page comes: a form in it has come back. */
  open?: boolean;
  hint?: string;
  children?: ReactNode;
}

/** All that can be done with an order, closed at first. */
export function OrderManage({ order, open = false, hint = '', children }: OrderManageProps) {
  const { documents } = order.afterSale;
  useOpenAtHash();
  if (documents.length === 0 && !children) return null;
  return (
    <details className="order-manage" open={open}>
      <summary>
        <h2 className="heading-small">Manage</h2>
        {hint && <span className="small muted">{hint}</span>}
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

/** Opens what is closed around the place that a link leads to, in browsers that don't by themselves. */
function useOpenAtHash(): void {
  useEffect(() => {
    const openAt = (hash: string) => {
      const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
      if (!target?.closest('.order-manage')) return;
      for (let part: Element | null = target; part; part = part.parentElement) {
        if (part instanceof HTMLDetailsElement) part.open = true;
      }
      target.scrollIntoView({ block: 'center' });
    };
    const arrive = () => openAt(location.hash);
    const press = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
      if (link) openAt(link.getAttribute('href') ?? '');
    };
    arrive();
    addEventListener('hashchange', arrive);
    document.addEventListener('click', press);
    return () => {
      removeEventListener('hashchange', arrive);
      document.removeEventListener('click', press);
    };
  }, []);
}
