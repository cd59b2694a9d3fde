import type { Metadata } from 'next';
import { JournalList } from '#components/article/journal-list.tsx';
import { readJournal } from '#server/article/read-articles.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = {
  title: 'Journal',
  description: 'How pieces are made, and what comes next.',
};

export default async function JournalPage() {
  return (
    <main className="container">
      <JournalList entries={await readJournal()} />
    </main>
  );
}
