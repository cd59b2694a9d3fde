import type { ReactNode } from 'react';
import { DeskSidebar } from '#components/desk/desk-sidebar.tsx';
import '#components/desk/desk.css';
import { deskView, merchant } from '../merchant.ts';

export const dynamic = 'force-dynamic';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { name } = await merchant();
  return (
    <div className="dk">
      <DeskSidebar initial={await deskView()} who={name} />
      <main className="dm">{children}</main>
    </div>
  );
}
