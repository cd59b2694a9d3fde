import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { GuaranteeNotices } from '#components/desk/settings/guarantee-notices.tsx';
import { ShopForm } from '#components/desk/settings/shop-form.tsx';
import { readGuaranteeNotices } from '#server/shop/guarantee/read-guarantee-notices.ts';
import { readShopVersion } from '#server/shop/read-shop.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Settings' };

export default async function DeskSettingsPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  await atDesk('/desk/settings');
  const { problem } = await searchParams;
  const { settings, version } = await readShopVersion();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Settings</h1>
      </div>
      <ReturnedProblem code={problem} />
      <ShopForm settings={settings} version={version} />
      <GuaranteeNotices notices={await readGuaranteeNotices()} />
    </>
  );
}
