import type { Metadata } from 'next';
import { DeskPages } from '#components/desk/desk-pages.tsx';
import { FreshMessages } from '#components/desk/messages/fresh-messages.tsx';
import { MessageList } from '#components/desk/messages/message-list.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { readDeskMessages } from '#server/contact/desk-messages.ts';
import { atDesk, deskView } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Messages' };

const tabs = [
  { answered: false, name: 'Needs a reply', href: '/desk/messages' },
  { answered: true, name: 'Answered', href: '/desk/messages?state=answered' },
] as const;

export default async function MessagesPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const actor = await atDesk('/desk/messages');
  const { state, problem, after, before } = await searchParams;
  const answered = state === 'answered';
  const cursor = answered ? before : after;
  const { items, nextCursor } = await readDeskMessages(actor, { answered, cursor });
  const desk = await deskView();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Messages</h1>
        {!answered && <span className="small muted">Oldest first</span>}
      </div>
      <ReturnedProblem code={problem} />
      <div className="desk-tools">
        <nav className="desk-tabs" aria-label="Filter">
          {tabs.map((tab) => (
            <a key={tab.name} href={tab.href} aria-current={tab.answered === answered ? 'true' : undefined}>
              {tab.name}
            </a>
          ))}
        </nav>
      </div>
      <MessageList messages={items} none={answered ? 'None so far.' : 'No messages to answer.'} />
      <DeskPages
        path="/desk/messages"
        asked={{ state: answered ? 'answered' : undefined }}
        name={answered ? 'before' : 'after'}
        isFirst={cursor === undefined}
        next={nextCursor}
      />
      {desk && <FreshMessages waiting={desk.data.figures.messages} />}
    </>
  );
}
