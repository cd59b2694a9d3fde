import type { Metadata } from 'next';
import { FreshMessages } from '#components/desk/messages/fresh-messages.tsx';
import { MessageList } from '#components/desk/messages/message-list.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { readDeskMessages } from '#server/contact/desk-messages.ts';
import { deskView, merchant } from '../../merchant.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Messages' };

const tabs = [
  { answered: false, name: 'To answer', href: '/desk/messages' },
  { answered: true, name: 'Answered', href: '/desk/messages?state=answered' },
] as const;

export default async function MessagesPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const actor = await merchant();
  const { state, problem } = await searchParams;
  const answered = state === 'answered';
  const { data } = await deskView();
  return (
    <>
      <div className="dh">
        <h1 className="h1">Messages</h1>
      </div>
      <ReturnedProblem code={problem} />
      <div className="tb">
        <nav className="seg" aria-label="Filter">
          {tabs.map((tab) => (
            <a key={tab.name} href={tab.href} aria-current={tab.answered === answered ? 'true' : undefined}>
              {tab.name}
            </a>
          ))}
        </nav>
      </div>
      <MessageList
        messages={await readDeskMessages(actor, answered)}
        none={answered ? 'None so far.' : 'No message waits for an answer.'}
      />
      <FreshMessages waiting={data.figures.messages} />
    </>
  );
}
