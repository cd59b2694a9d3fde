-- Whoever ran the desk owns the shop.
ALTER TABLE "user" ADD COLUMN "roles" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
UPDATE "user" SET "roles" = '{owner}' WHERE "role" = 'merchant';
ALTER TABLE "user" ADD CONSTRAINT "user_roles_known"
  CHECK ("roles" <@ ARRAY['owner', 'editor', 'packer', 'auctioneer', 'accountant', 'till']);

-- The trigger that reads the old column is replaced by the next migration; no row of "user" changes in between.
ALTER TABLE "user" DROP COLUMN "role";

-- Keys may do what they could, in the words of the desk's permissions.
UPDATE "api_key" SET "scopes" = ARRAY(
  SELECT DISTINCT "permission" FROM unnest("scopes") AS "scope"
  JOIN (VALUES
    ('*', '{*}'),
    ('orders:read', '{order:read,money:read,invoice:read}'),
    ('orders:write', '{order:place,order:cancel}'),
    ('alerts:write', '{alert:write}'),
    ('refunds:write', '{order:refund}'),
    ('shipments:write', '{order:pack}'),
    ('products:write', '{piece:read,piece:write,piece:price,piece:import,stock:adjust}'),
    ('stock:read', '{stock:read}'),
    ('stock:write', '{stock:adjust,piece:price}'),
    ('auctions:read', '{lot:read}'),
    ('auctions:write', '{lot:write}'),
    ('bids:write', '{bid:place,bid:retract}'),
    ('promotions:write', '{promotion:manage}'),
    ('gift_cards:read', '{gift_card:read}'),
    ('gift_cards:write', '{gift_card:issue}'),
    ('tariff:read', '{delivery:read}'),
    ('tariff:write', '{delivery:manage}'),
    ('settings:write', '{settings:write}'),
    ('drops:write', '{drop:manage}'),
    ('desk:read', '{desk:read}')
  ) AS "word" ("old", "new") ON "old" = "scope"
  CROSS JOIN unnest("new"::text[]) AS "permission"
  ORDER BY "permission"
) WHERE "scopes" <> '{}';
