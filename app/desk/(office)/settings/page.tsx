import type { Metadata } from 'next';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { BookkeepingSettings } from '#components/desk/settings/bookkeeping-settings.tsx';
import { FrontSettings } from '#components/desk/settings/front-settings.tsx';
import { GuaranteeNotices } from '#components/desk/settings/guarantee-notices.tsx';
import { LinkSettings } from '#components/desk/settings/link-settings.tsx';
import { LookSettings } from '#components/desk/settings/look/look-settings.tsx';
import { MailSettings } from '#components/desk/settings/mail-settings.tsx';
import { NumberSettings } from '#components/desk/settings/number-settings.tsx';
import { OpeningSettings } from '#components/desk/settings/opening-settings.tsx';
import { PhotographSettings } from '#components/desk/settings/photograph-settings.tsx';
import { SalesSettings } from '#components/desk/settings/sales-settings.tsx';
import { SellerSettings } from '#components/desk/settings/seller-settings.tsx';
import { type SettingSection, settingSection } from '#components/desk/settings/setting-sections.ts';
import { SettingsIndex } from '#components/desk/settings/settings-index.tsx';
import { WordsSettings } from '#components/desk/settings/words-settings.tsx';
import { readGuaranteeNotices } from '#server/shop/guarantee/read-guarantee-notices.ts';
import { readShopVersion } from '#server/shop/read-shop.ts';
import { atDesk } from '../../at-desk.ts';
import '#components/desk/settings/settings.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Settings' };

interface Props {
  searchParams: Promise<{ problem?: string; section?: string }>;
}

export default async function DeskSettingsPage({ searchParams }: Props) {
  await atDesk('/desk/settings');
  const { problem, section } = await searchParams;
  const shop = await readShopVersion();
  const current = settingSection(section);
  const parts = {
    shop: <WordsSettings {...shop} />,
    look: <LookSettings {...shop} />,
    front: <FrontSettings {...shop} />,
    links: <LinkSettings {...shop} />,
    seller: <SellerSettings {...shop} />,
    sales: <SalesSettings {...shop} />,
    opening: <OpeningSettings {...shop} />,
    numbers: <NumberSettings {...shop} />,
    bookkeeping: <BookkeepingSettings {...shop} />,
    emails: <MailSettings {...shop} />,
    photographs: <PhotographSettings {...shop} />,
    legal: <GuaranteeNotices notices={await readGuaranteeNotices()} />,
  } satisfies Record<SettingSection, unknown>;
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Settings</h1>
      </div>
      <ReturnedProblem code={problem} />
      <div className="settings">
        <SettingsIndex current={current} />
        <div>
          {Object.entries(parts).map(([name, part]) => (
            <div key={name} hidden={name !== current}>
              {part}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
