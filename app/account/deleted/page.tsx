import type { Metadata } from 'next';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Account deleted', robots: { index: false } };

export default function DeletedPage() {
  return (
    <Statement title="Your account is deleted" actions={<ButtonLink href="/">To the shop</ButtonLink>}>
      You are signed out everywhere. You can still buy as a guest.
    </Statement>
  );
}
