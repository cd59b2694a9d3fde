import { type PatchShop, type ShopSetting, shopSettingsSchema } from '#contract/shop/shop-settings.ts';
import { deskVariables, linesOnIgnored } from '#server/config/gone-variables.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import { progress } from '#server/engine/process/progress.ts';
import { saveShop } from './save-shop.ts';

type Environment = Record<string, string | undefined>;
type DeskVariable = keyof typeof deskVariables;

/** `Shop` in `Shop <shop@shop.example>`. */
const senderName = (from = ''): string | undefined => /^\s*"?([^"<]*[^"<\s])"?\s*</.exec(from)?.[1];

/** How shops ran before these were settings. */
const formerTerms: PatchShop = {
  zone: 'Europe/Madrid',
  returnDays: 30,
  returnPaidBy: 'shop',
};

/** Written by migrations for shops that ran before these were settings. */
const migrated = new Set<string>(['country', 'lotDeliveryAmount', 'orderNumberPrefix']);

/**
 * Stores what variables of earlier releases said about the shop, for each setting nobody has set yet. From then on the desk
 * decides: a variable that stays changes nothing, and the start says so. A shop that had orders before it had settings keeps
 * its terms.
 */
export async function adoptEnvironment(environment: Environment = process.env): Promise<void> {
  const set = (Object.keys(deskVariables) as DeskVariable[]).filter((name) => environment[name]);
  const [row] = await readRows<{ known: Record<string, unknown>; sold: boolean }>`
    SELECT "values" AS known, EXISTS (SELECT FROM orders) AS sold FROM shop_settings`;
  if (!row) throw new Error('The shop has no row of settings.');
  const isOlder = row.sold && Object.keys(row.known).every((name) => migrated.has(name));
  const wanted = { ...(isOlder ? formerTerms : {}), ...statedBy(environment, set) };
  const fresh = Object.entries(wanted).filter(([name, value]) => value !== undefined && !(name in row.known));
  if (set.length > 0) progress(wordsOn(set));
  for (const line of linesOnIgnored(environment)) progress(line);
  if (fresh.length === 0) return;
  const saved = await saveShop(Object.fromEntries(fresh));
  if (!saved.ok) throw new Error(saved.refusal.message);
  log().info({ settings: fresh.map(([name]) => name) }, 'settings of the shop were taken from the environment');
}

function statedBy(environment: Environment, set: readonly DeskVariable[]): PatchShop {
  const stated: PatchShop = Object.fromEntries(
    set.map((name) => [deskVariables[name], readVariable(name, environment[name])]),
  );
  const { shopName: sellerName, shopName = senderName(environment.MAIL_FROM) } = stated;
  return { ...stated, shopName, sellerName };
}

/** Undefined: no setting can be that. */
function readVariable(name: DeskVariable, value = ''): PatchShop[ShopSetting] {
  const lines = value.split(',').map((line) => line.trim());
  const typed = name === 'SHOP_ADDRESS' ? lines.filter(Boolean).join('\n') : value;
  const read = shopSettingsSchema.shape[deskVariables[name]].safeParse(typed);
  if (read.success) return read.data;
  progress(`${name} can't be used: ${read.error.issues[0]?.message}`);
  return undefined;
}

function wordsOn(set: readonly DeskVariable[]): string {
  const [are, them] = set.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const names = new Intl.ListFormat('en-GB').format(set);
  return `${names} ${are} now set at the desk, under Settings (/desk/settings). The desk’s values count. Remove ${them} from the environment.`;
}
