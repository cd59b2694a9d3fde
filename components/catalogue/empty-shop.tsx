import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '../ui/statement.tsx';

export function EmptyShop() {
  return (
    <Statement
      title="Nothing for sale yet"
      actions={
        <ButtonLink kind="secondary" href="/journal">
          Read the journal
        </ButtonLink>
      }
    >
      New pieces will appear here.
    </Statement>
  );
}
