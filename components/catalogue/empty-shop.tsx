import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '../site/statement.tsx';

export function EmptyShop() {
  return (
    <Statement title="No pieces for sale yet" actions={<ButtonLink href="/auctions">See the auctions</ButtonLink>}>
      Pieces appear here as soon as they are added at the desk.
    </Statement>
  );
}
