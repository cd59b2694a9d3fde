import type { DropProof } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { readRows } from '#server/engine/database/statement.ts';

interface ProofRow {
  seed: string;
  seedCommitment: string;
  root: string;
  publicNumber: string | null;
  publicNumberUrl: string | null;
  publicChain: string | null;
  publicRound: number | null;
  publicSignature: string | null;
  opensAt: Date;
  ticketsClosedAt: Date;
  openedAt: Date;
  tickets: string | null;
}

/** What anybody needs to check a draw. Refuses `not_drawn` before the order is known. */
export async function readDropProof(dropId: string): Promise<Decision<DropProof, Problem>> {
  const [row] = await readRows<ProofRow>`
    SELECT secret AS seed, commitment AS "seedCommitment", root, public_number AS "publicNumber",
      public_number_url AS "publicNumberUrl", public_chain AS "publicChain", public_round AS "publicRound",
      public_signature AS "publicSignature", opens_at AS "opensAt", tickets_closed_at AS "ticketsClosedAt", opened_at AS "openedAt",
      (SELECT string_agg(entry_id, E'\n' ORDER BY place) FROM drop_turn
       WHERE drop_id = drop.id AND place <= drop.drawn_count) AS tickets
    FROM drop WHERE id = ${dropId} AND opened_at IS NOT NULL`;
  if (!row) return refuse({ code: 'not_drawn', message: 'The order is drawn when the drop opens.' });
  const { tickets, opensAt, ticketsClosedAt, openedAt, ...proof } = row;
  return accept({
    ...proof,
    opensAt: opensAt.toISOString(),
    ticketsClosedAt: ticketsClosedAt.toISOString(),
    openedAt: openedAt.toISOString(),
    entries: (tickets?.split('\n') ?? []).map((id, at) => ({ id, place: at + 1 })),
  });
}
