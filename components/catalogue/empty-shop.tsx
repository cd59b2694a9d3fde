import { Statement } from '../site/statement.tsx';
import { ButtonLink } from '../ui/button.tsx';

export function EmptyShop() {
  return (
    <Statement title="No pieces for sale yet" actions={<ButtonLink href="/auctions">See the auctions</ButtonLink>}>
      Pieces appear here as soon as they are added at the desk.
    </Statement>
  );
}
