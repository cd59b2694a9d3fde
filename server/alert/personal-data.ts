import { readRows } from '#server/engine/database/statement.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const alertPersonalData: PersonalData = {
  export: async (personId) => ({
    alerts: await readRows`
      SELECT kind, variant.sku, alert.maker, list_name AS list, state, asked_at AS "askedAt" FROM alert
      LEFT JOIN variant ON variant.id = alert.variant_id WHERE alert.person_id = ${personId} ORDER BY asked_at`,
  }),
  async forget(tx, { personId }) {
    await tx.alert.deleteMany({ where: { personId } });
  },
  ofAccountsAlone: {
    alert: 'a guest asks by their address, and gets it back by proving that (`move-alerts-of-address`)',
  },
  keeps: { knownByMail: ['alert'] },
};
