import type { Metadata } from 'next';
import { TextList } from '#components/desk/texts/text-list.tsx';
import { readTexts } from '#server/article/desk-texts.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Texts' };

export default async function DeskTextsPage() {
  await atDesk('/desk/texts');
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Texts</h1>
      </div>
      <TextList texts={await readTexts()} />
    </>
  );
}
