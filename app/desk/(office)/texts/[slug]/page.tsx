import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageTitles } from '#components/article/page-titles.ts';
import { TextEditor } from '#components/desk/texts/text-editor.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { type EditedText, isPageSlug } from '#contract/article/article.ts';
import { accessibilityDraft } from '#server/article/accessibility-draft.ts';
import { readTextToEdit } from '#server/article/desk-texts.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Text' };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ problem?: string }>;
}

export default async function DeskTextPage({ params, searchParams }: Props) {
  await atDesk('/desk/texts/[slug]');
  const { slug } = await params;
  const text = (await readTextToEdit(slug)) ?? unwritten(slug);
  if (!text) notFound();
  const address = text.kind === 'page' ? `/pages/${slug}` : `/journal/${slug}`;
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">{text.title}</h1>
        {text.published && (
          <a className="text-link" href={address}>
            See the page
          </a>
        )}
      </div>
      <TextEditor text={text} problem={problemWords((await searchParams).problem)} />
    </>
  );
}

const unwritten = (slug: string): EditedText | null =>
  isPageSlug(slug)
    ? {
        slug,
        kind: 'page',
        version: 0,
        title: pageTitles[slug],
        lead: '',
        // Offered, not published: it says what the shop's pages hold, and the merchant adds what is theirs.
        body: slug === 'accessibility' ? accessibilityDraft : '',
        imageFile: '',
        imageAlt: '',
        published: slug !== 'accessibility',
      }
    : null;
