-- What people at the desk and API keys did.
--
-- Watched are product, variant, product_image, maker, collection, import_job, scheduled_price, review, question, sale,
-- promotion, drop, gift_card, shop_settings, article, tax_rate, tax_settings, delivery_settings, shipping_zone,
-- shipping_rate, user, staff_invitation, api_key and desk_act itself. Nothing is announced here.
--
-- Orders, stock, prices and lots have histories of their own, which name who acted. Whatever has none is written to
-- desk_act: for each table below, its section of the log, what its rows are called, the column of its address there, the
-- columns that name a row, and the columns it tells. Of one after `-` it only says that it changed; of one after `*`, an
-- object of JSON, it tells the fields.
--
-- `marketday.acting` names who acts: server/engine/database/acting.ts. What happens automatically isn't written down.

CREATE OR REPLACE FUNCTION told_fields(the_row jsonb, the_columns text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_object_agg("field"."name", "field"."value"), '{}') FROM (
    SELECT ltrim("column", '-') AS "name", the_row -> ltrim("column", '-') AS "value"
    FROM unnest(the_columns) AS "named" ("column") WHERE left("column", 1) <> '*'
    UNION ALL SELECT "inner"."key", "inner"."value"
    FROM unnest(the_columns) AS "named" ("column"), jsonb_each(the_row -> ltrim("column", '*')) AS "inner"
    WHERE left("column", 1) = '*'
  ) AS "field" WHERE "field"."value" IS DISTINCT FROM 'null'::jsonb
$$;

CREATE OR REPLACE FUNCTION log_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  the_actor text := nullif(current_setting('marketday.acting', true), '');
  the_row jsonb;
  the_columns text[] := TG_ARGV[4:];
  the_before jsonb;
  the_after jsonb;
  the_label text;
BEGIN
  IF the_actor IS NULL THEN RETURN NULL; END IF;
  the_row := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  IF TG_OP <> 'INSERT' THEN the_before := told_fields(to_jsonb(OLD), the_columns); END IF;
  IF TG_OP <> 'DELETE' THEN the_after := told_fields(to_jsonb(NEW), the_columns); END IF;
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg("key", the_before -> "key"), '{}'), coalesce(jsonb_object_agg("key", the_after -> "key"), '{}')
      INTO the_before, the_after
      FROM jsonb_object_keys(the_before || the_after) AS "key"
      WHERE the_before -> "key" IS DISTINCT FROM the_after -> "key";
    IF the_after = '{}' THEN RETURN NULL; END IF;
  END IF;
  SELECT coalesce(the_before || jsonb_object_agg("name", NULL) FILTER (WHERE the_before ? "name"), the_before),
         coalesce(the_after || jsonb_object_agg("name", NULL) FILTER (WHERE the_after ? "name"), the_after)
    INTO the_before, the_after
    FROM (SELECT substr("column", 2) AS "name" FROM unnest(the_columns) AS "named" ("column") WHERE left("column", 1) = '-') AS "quiet";
  SELECT string_agg(the_row ->> "column", ' ') INTO the_label
    FROM unnest(string_to_array(TG_ARGV[3], ',')) AS "named" ("column") WHERE the_row ->> "column" <> '';
  INSERT INTO "desk_act" ("actor", "section", "kind", "ref", "label", "verb", "before", "after")
    VALUES (the_actor, TG_ARGV[0], TG_ARGV[1], coalesce(the_row ->> TG_ARGV[2], ''), coalesce(the_label, ''),
            CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END, the_before, the_after);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER desk_act_fixed BEFORE UPDATE ON "desk_act" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();

-- ── Pieces ───────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER product_logged AFTER INSERT OR DELETE OR UPDATE OF "slug", "title", "maker", "material", "description",
  "status", "form", "options", "tax_class", "facts", "safety", "hs_code", "origin_country", "height_mm", "width_mm", "depth_mm", "weight_grams", "edition_size" ON "product"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'product', 'slug', 'title', 'slug', 'title', 'maker', 'material', '-description',
    'status', 'form', '-options', 'tax_class', '-facts', '-safety', 'hs_code', 'origin_country', 'height_mm', 'width_mm', 'depth_mm', 'weight_grams', 'edition_size');
CREATE OR REPLACE TRIGGER variant_logged AFTER UPDATE OF "sku", "title", "archived_at", "compare_at_amount" ON "variant"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'variant', 'sku', 'sku', 'sku', 'title', 'archived_at', 'compare_at_amount');
CREATE OR REPLACE TRIGGER product_image_logged AFTER INSERT OR DELETE OR UPDATE OF "alt", "caption" ON "product_image"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'photograph', 'product_id', 'file', 'alt', 'caption');
CREATE OR REPLACE TRIGGER maker_logged AFTER INSERT OR DELETE OR UPDATE OF "name", "place", "since", "text", "portrait_file", "safety" ON "maker"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'maker', 'slug', 'name', 'name', 'place', 'since', '-text', '-portrait_file', '-safety');
CREATE OR REPLACE TRIGGER collection_logged AFTER INSERT OR DELETE OR UPDATE OF "slug", "title", "description", "image_file" ON "collection"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'collection', 'slug', 'title', 'slug', 'title', '-description', '-image_file');
CREATE OR REPLACE TRIGGER import_job_logged AFTER INSERT ON "import_job"
  FOR EACH ROW WHEN (NOT NEW."dry_run") EXECUTE FUNCTION log_act('pieces', 'import', 'id', 'file_name', 'file_name');
CREATE OR REPLACE TRIGGER scheduled_price_logged AFTER INSERT OR UPDATE OF "amount", "starts_at", "ends_at", "state" OR DELETE ON "scheduled_price"
  FOR EACH ROW EXECUTE FUNCTION log_act('prices', 'scheduled_price', 'variant_id', '', 'amount', 'starts_at', 'ends_at', 'state');
CREATE OR REPLACE TRIGGER review_logged AFTER UPDATE OF "state" ON "review"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'review', 'product_id', '', 'state');
CREATE OR REPLACE TRIGGER question_logged AFTER UPDATE OF "state", "answer" ON "question"
  FOR EACH ROW EXECUTE FUNCTION log_act('pieces', 'question', 'product_id', '', 'state', '-answer');

-- ── Auctions ─────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER sale_logged AFTER INSERT OR DELETE OR UPDATE OF "slug", "title", "description", "starts_at", "first_ends_at", "every_seconds", "attended" ON "sale"
  FOR EACH ROW EXECUTE FUNCTION log_act('auctions', 'sale', 'slug', 'title', 'slug', 'title', '-description', 'starts_at', 'first_ends_at', 'every_seconds', 'attended');

-- ── Promotions, drops and gift cards ─────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER promotion_logged AFTER INSERT OR DELETE OR UPDATE OF "code", "title", "kind", "rule", "currency", "skus", "collections",
  "minimum_amount", "starts_at", "ends_at", "usage_limit", "per_person_limit", "combines" ON "promotion"
  FOR EACH ROW EXECUTE FUNCTION log_act('promotions', 'promotion', 'id', 'title', 'code', 'title', 'kind', 'rule', 'currency', 'skus', 'collections',
    'minimum_amount', 'starts_at', 'ends_at', 'usage_limit', 'per_person_limit', 'combines');
CREATE OR REPLACE TRIGGER drop_logged AFTER INSERT OR DELETE OR UPDATE OF "slug", "title", "description", "entries_from", "opens_at", "closes_at",
  "admit_per_minute", "inside_at_once", "per_person", "account_hours" ON "drop"
  FOR EACH ROW EXECUTE FUNCTION log_act('promotions', 'drop', 'slug', 'title', 'slug', 'title', '-description', 'entries_from', 'opens_at', 'closes_at',
    'admit_per_minute', 'inside_at_once', 'per_person', 'account_hours');
CREATE OR REPLACE TRIGGER gift_card_logged AFTER INSERT OR UPDATE OF "expires_at" ON "gift_card"
  FOR EACH ROW EXECUTE FUNCTION log_act('promotions', 'gift_card', 'id', 'ending', 'expires_at', 'currency');

-- ── The shop ─────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE TRIGGER shop_settings_logged AFTER INSERT OR UPDATE OF "values" ON "shop_settings"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'settings', 'id', '', '*values');
CREATE OR REPLACE TRIGGER article_logged AFTER INSERT OR DELETE OR UPDATE OF "slug", "title", "lead", "body", "image_file", "image_alt", "published_at" ON "article"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'article', 'slug', 'title', 'slug', 'title', '-lead', '-body', '-image_file', '-image_alt', 'published_at');
CREATE OR REPLACE TRIGGER tax_rate_logged AFTER INSERT OR DELETE OR UPDATE OF "basis_points" ON "tax_rate"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'tax_rate', 'country', 'country,region,class', 'basis_points', 'valid_from');
CREATE OR REPLACE TRIGGER tax_settings_logged AFTER INSERT OR UPDATE OF "prices_include", "rule", "exempt_note" ON "tax_settings"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'tax_settings', 'id', '', 'prices_include', 'rule', 'exempt_note');
CREATE OR REPLACE TRIGGER delivery_settings_logged AFTER INSERT OR UPDATE OF "cut_off_hour", "closed_days" ON "delivery_settings"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'delivery_settings', 'id', '', 'cut_off_hour', 'closed_days');
CREATE OR REPLACE TRIGGER shipping_zone_logged AFTER INSERT OR DELETE OR UPDATE OF "title", "countries", "postcodes" ON "shipping_zone"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'shipping_zone', 'id', 'title', 'title', 'countries', 'postcodes');
CREATE OR REPLACE TRIGGER shipping_rate_logged AFTER INSERT OR DELETE OR UPDATE OF "title", "amount", "free_from", "weight_from", "weight_to", "days_least", "days_most" ON "shipping_rate"
  FOR EACH ROW EXECUTE FUNCTION log_act('shop', 'shipping_rate', 'zone_id', 'title', 'title', 'amount', 'currency', 'free_from', 'weight_from', 'weight_to', 'days_least', 'days_most');

-- ── Access: a key's secret and an invitation's address stay out ──────────────────────
CREATE OR REPLACE TRIGGER user_roles_logged AFTER UPDATE OF "roles" ON "user"
  FOR EACH ROW EXECUTE FUNCTION log_act('access', 'member', 'id', '', 'roles');
CREATE OR REPLACE TRIGGER staff_invitation_logged AFTER INSERT OR DELETE OR UPDATE OF "roles" ON "staff_invitation"
  FOR EACH ROW EXECUTE FUNCTION log_act('access', 'invitation', 'id', 'name', 'roles');
CREATE OR REPLACE TRIGGER api_key_logged AFTER INSERT OR UPDATE OF "scopes", "revoked_at", "expires_at" ON "api_key"
  FOR EACH ROW EXECUTE FUNCTION log_act('access', 'api_key', 'id', 'name', 'scopes', 'revoked_at', 'expires_at');
