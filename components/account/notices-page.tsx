import type { Notice, NoticeChoice, NoticeReach } from '#contract/notice/notice.ts';
import { NoticeList } from '../notice/notice-list.tsx';
import { NoticePreferences } from '../notice/notice-preferences.tsx';
import { problemWords } from '../problem/problem-words.ts';
import { Note } from '../ui/note.tsx';
import { AccountTabs } from './account-tabs.tsx';
import './session.css';
import './account.css';
import '../notice/notices.css';

interface NoticesPageProps {
  notices: readonly Notice[];
  kinds: readonly NoticeChoice[];
  reach: NoticeReach;
  email: string;
  confirmed: boolean;
  /** The shop's VAPID key, for notices on this browser. */
  pushKey: string;
  kept: boolean;
  problem: string | null;
}

export function NoticesPage({ notices, kinds, reach, email, confirmed, pushKey, kept, problem }: NoticesPageProps) {
  return (
    <main className="container account">
      <h1 className="heading-large">Notices</h1>
      <AccountTabs here="/account/notices" />
      {problem !== null && <Note tone="attention">{problemWords(problem)}</Note>}
      <div className="notices__columns">
        <NoticeList notices={notices} />
        <NoticePreferences
          kinds={kinds}
          reach={reach}
          email={email}
          confirmed={confirmed}
          pushKey={pushKey}
          kept={kept}
        />
      </div>
    </main>
  );
}
