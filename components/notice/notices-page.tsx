import type { Notice, NoticeKind } from '#contract/notice.ts';
import { problemWords } from '../site/problem-words.ts';
import { Note } from '../ui/note.tsx';
import { NoticeList } from './notice-list.tsx';
import { NoticePreferences } from './notice-preferences.tsx';
import '../account/account.css';
import './notices.css';

interface NoticesPageProps {
  notices: readonly Notice[];
  /** The kinds that go to `email`. */
  byEmail: readonly NoticeKind[];
  email: string;
  /** A form without JavaScript has just kept the preferences. */
  kept: boolean;
  problem: string | null;
}

/** What a person was told, and what of it they want by e-mail. */
export function NoticesPage({ notices, byEmail, email, kept, problem }: NoticesPageProps) {
  return (
    <main className="wrap account notices">
      <h1 className="h1">Notices</h1>
      {problem !== null && <Note tone="attention">{problemWords(problem)}</Note>}
      <NoticeList notices={notices} />
      <NoticePreferences byEmail={byEmail} email={email} kept={kept} />
    </main>
  );
}
