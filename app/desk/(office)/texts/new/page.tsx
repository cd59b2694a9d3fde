import type { Metadata } from 'next';
import { TextEditor } from '#components/desk/texts/text-editor.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import type { EditedText } from '#contract/article/article.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'New entry' };

const empty: EditedText = {
  slug: null,
  kind: 'journal',
  version: 0,
  title: '',
  lead: '',
  body: '',
  imageFile: '',
  imageAlt: '',
  published: false,
};

export default async function NewEntryPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  await atDesk('/desk/texts/new');
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">New entry</h1>
      </div>
      <TextEditor text={empty} problem={problemWords((await searchParams).problem)} />
    </>
  );
}
