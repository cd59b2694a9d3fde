-- The tables of a new shop, with their indexes, and the rows that every shop begins with. Functions and triggers follow in the
-- next migration. A database from before has all of it by the migrations in prisma/upgrade.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Words as they are, for beginnings of words; and their English stems, for other forms of them.
CREATE TEXT SEARCH CONFIGURATION shop_plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION shop_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
CREATE TEXT SEARCH CONFIGURATION shop_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION shop_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- An index of orders is built with it.
CREATE FUNCTION plain_words(the_text text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
BEGIN
  IF octet_length(the_text) = char_length(the_text) THEN
    RETURN translate(lower(the_text), '@._+-"'',;:/()&<>|!*\', repeat(' ', 20));
  END IF;
  RETURN translate(replace(lower(the_text), 'ß', 'ss'),
    'àáâãäåāăąçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňŋòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž@._+-"''’,;:/()&<>|!*\',
    'aaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijklllllnnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz                     ');
END $$;

CREATE FUNCTION word_starts(the_words text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT to_tsquery('simple', coalesce(string_agg(the_word || ':*', ' & '), ''))
  FROM unnest(string_to_array(plain_words(the_words), ' ')) AS the_word WHERE the_word <> ''
$$;

CREATE TABLE account (
  id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  updated_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id)
);
CREATE INDEX account_user_id_idx ON account (user_id);

CREATE SEQUENCE alert_number_seq;

CREATE TABLE alert (
  id text NOT NULL,
  kind text NOT NULL,
  person_id text NOT NULL,
  variant_id text,
  maker text,
  email text,
  state text NOT NULL,
  number bigint,
  seen_amount integer,
  asked_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  offered_at timestamptz(3),
  offered_until timestamptz(3),
  told_at timestamptz(3),
  ended_at timestamptz(3),
  list text,
  list_name text,
  anchors text[] DEFAULT ARRAY[]::text[],
  tell_at timestamptz(3),
  CONSTRAINT alert_kind CHECK ((kind = ANY (ARRAY['back_in_stock'::text, 'price_drop'::text, 'new_piece'::text, 'piece_fits'::text, 'opening'::text]))),
  CONSTRAINT alert_number CHECK (((state <> ALL (ARRAY['waiting'::text, 'offered'::text])) OR (number IS NOT NULL))),
  CONSTRAINT alert_offer CHECK (((state <> 'offered'::text) OR ((kind = 'back_in_stock'::text) AND (offered_until IS NOT NULL)))),
  CONSTRAINT alert_state CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text, 'offered'::text, 'taken'::text, 'lapsed'::text, 'ended'::text]))),
  CONSTRAINT alert_subject CHECK ((((variant_id IS NOT NULL) = (kind = ANY (ARRAY['back_in_stock'::text, 'price_drop'::text]))) AND ((maker IS NOT NULL) = (kind = 'new_piece'::text)) AND ((list IS NOT NULL) = (kind = 'piece_fits'::text)) AND ((list_name IS NOT NULL) = (kind = 'piece_fits'::text)))),
  CONSTRAINT alert_pkey PRIMARY KEY (id)
);
ALTER SEQUENCE alert_number_seq OWNED BY alert.number;
CREATE INDEX alert_anchors ON alert USING gin (anchors) WHERE ((list IS NOT NULL) AND (state = 'waiting'::text));
CREATE INDEX alert_line ON alert (variant_id, kind, number) WHERE (state = ANY (ARRAY['waiting'::text, 'lapsed'::text]));
CREATE INDEX alert_of_a_maker ON alert (maker, number) WHERE (state = 'waiting'::text);
CREATE INDEX alert_of_lists ON alert (id) WHERE ((list IS NOT NULL) AND (state = 'waiting'::text));
CREATE INDEX alert_of_opening ON alert (number) WHERE ((state = 'waiting'::text) AND (kind = 'opening'::text));
CREATE UNIQUE INDEX alert_one_of_a_list ON alert (person_id, lower(list)) WHERE ((state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text, 'offered'::text])) AND (list IS NOT NULL));
CREATE UNIQUE INDEX alert_one_of_a_maker ON alert (person_id, kind, maker) WHERE (state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text, 'offered'::text]));
CREATE UNIQUE INDEX alert_one_of_a_variant ON alert (person_id, kind, variant_id) WHERE (state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text, 'offered'::text]));
CREATE UNIQUE INDEX alert_one_opening ON alert (person_id) WHERE ((state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text])) AND (kind = 'opening'::text));
CREATE INDEX alert_over ON alert (COALESCE(ended_at, asked_at)) WHERE (state = ANY (ARRAY['unconfirmed'::text, 'taken'::text, 'lapsed'::text, 'ended'::text]));
CREATE INDEX alert_person_id_idx ON alert (person_id);
CREATE INDEX alert_tell_at ON alert (tell_at) WHERE ((tell_at IS NOT NULL) AND (state = 'waiting'::text));
CREATE INDEX alert_to_tell ON alert (offered_at) WHERE ((state = 'offered'::text) AND (told_at IS NULL));
CREATE INDEX alert_variant_id_idx ON alert (variant_id);

CREATE TABLE alert_piece (
  alert_id text NOT NULL,
  product_id text NOT NULL,
  found_at timestamptz(3),
  told_at timestamptz(3),
  CONSTRAINT alert_piece_told CHECK (((told_at IS NULL) OR (found_at IS NOT NULL))),
  CONSTRAINT alert_piece_pkey PRIMARY KEY (alert_id, product_id)
);
CREATE INDEX alert_piece_product_id_idx ON alert_piece (product_id);

CREATE TABLE alert_task (
  id bigserial NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT alert_task_kind CHECK ((kind = ANY (ARRAY['line_moved'::text, 'left_over'::text, 'price_fell'::text, 'piece_published'::text, 'no_longer_sold'::text, 'line_opens'::text]))),
  CONSTRAINT alert_task_pkey PRIMARY KEY (id)
);
CREATE INDEX alert_task_at_idx ON alert_task (at);

CREATE TABLE api_key (
  id text NOT NULL,
  name text NOT NULL,
  key_hash text NOT NULL,
  scopes text[],
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  revoked_at timestamptz(3),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  made_by text,
  CONSTRAINT api_key_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX api_key_key_hash_key ON api_key (key_hash);
CREATE INDEX api_key_to_end ON api_key (expires_at) WHERE (revoked_at IS NULL);

CREATE TABLE article (
  slug text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  lead text DEFAULT ''::text NOT NULL,
  body text NOT NULL,
  image_file text,
  image_alt text DEFAULT ''::text NOT NULL,
  published_at timestamptz(3),
  changed_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT article_kind_check CHECK ((kind = ANY (ARRAY['page'::text, 'journal'::text]))),
  CONSTRAINT article_pkey PRIMARY KEY (slug)
);
CREATE INDEX article_kind_published_at_idx ON article (kind, published_at);

CREATE TABLE auction (
  id text NOT NULL,
  slug text NOT NULL,
  lot_number serial NOT NULL,
  title text NOT NULL,
  maker text DEFAULT ''::text NOT NULL,
  material text DEFAULT ''::text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  height_mm integer,
  width_mm integer,
  depth_mm integer,
  weight_grams integer,
  images jsonb DEFAULT '[]'::jsonb NOT NULL,
  currency char(3) NOT NULL,
  start_amount integer NOT NULL,
  reserve_amount integer,
  buy_now_amount integer,
  estimate_low_amount integer,
  estimate_high_amount integer,
  increments jsonb NOT NULL,
  soft_close_seconds integer DEFAULT 120 NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  scheduled_ends_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  extensions integer DEFAULT 0 NOT NULL,
  state text NOT NULL,
  outcome text,
  closed_at timestamptz(3),
  current_amount integer NOT NULL,
  leader_id text,
  leader_paddle integer,
  leader_maximum integer,
  rival_maximum integer,
  reserve_met boolean DEFAULT false NOT NULL,
  bid_count integer DEFAULT 0 NOT NULL,
  paddle_count integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  drop_amount integer,
  drop_seconds integer,
  floor_amount integer,
  format text DEFAULT 'english'::text NOT NULL,
  last_seq integer DEFAULT 0 NOT NULL,
  max_extension_seconds integer,
  premium_basis_points integer DEFAULT 0 NOT NULL,
  record_hash text,
  relist_of_id text,
  reserve_nonce text,
  sale_id text,
  sale_position integer,
  taken_back jsonb DEFAULT '{}'::jsonb NOT NULL,
  told_history jsonb DEFAULT '[]'::jsonb NOT NULL,
  told_seq integer DEFAULT 0 NOT NULL,
  sold_by text DEFAULT 'house'::text NOT NULL,
  trader_name text DEFAULT ''::text NOT NULL,
  vat text DEFAULT 'standard'::text NOT NULL,
  margin_kind text DEFAULT 'works_of_art'::text NOT NULL,
  artist jsonb,
  condition text DEFAULT ''::text NOT NULL,
  provenance text DEFAULT ''::text NOT NULL,
  location text DEFAULT ''::text NOT NULL,
  CONSTRAINT auction_amounts CHECK (((start_amount >= 0) AND
CASE format
  WHEN 'dutch'::text THEN ((current_amount >= floor_amount) AND (current_amount <= start_amount))
  ELSE (current_amount >= start_amount)
END)),
  CONSTRAINT auction_format CHECK (
CASE format
  WHEN 'english'::text THEN (drop_amount IS NULL)
  WHEN 'dutch'::text THEN ((drop_amount > 0) AND (drop_seconds > 0) AND ((floor_amount >= 0) AND (floor_amount <= start_amount)) AND (reserve_amount IS NULL) AND (buy_now_amount IS NULL))
  WHEN 'sealed_first_price'::text THEN ((drop_amount IS NULL) AND (buy_now_amount IS NULL))
  WHEN 'sealed_second_price'::text THEN ((drop_amount IS NULL) AND (buy_now_amount IS NULL))
  ELSE false
END),
  CONSTRAINT auction_leader CHECK (((leader_id IS NULL) = (bid_count = 0))),
  CONSTRAINT auction_margin_kind_check CHECK ((margin_kind = ANY (ARRAY['second_hand'::text, 'works_of_art'::text, 'collectors_items_and_antiques'::text]))),
  CONSTRAINT auction_sold_by_check CHECK ((sold_by = ANY (ARRAY['house'::text, 'trader'::text, 'private'::text]))),
  CONSTRAINT auction_times CHECK (((ends_at > starts_at) AND (ends_at >= scheduled_ends_at))),
  CONSTRAINT auction_vat_check CHECK ((vat = ANY (ARRAY['standard'::text, 'margin'::text]))),
  CONSTRAINT auction_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX auction_relist_of_id_key ON auction (relist_of_id);
CREATE UNIQUE INDEX auction_sale_id_sale_position_key ON auction (sale_id, sale_position);
CREATE UNIQUE INDEX auction_slug_key ON auction (slug);
CREATE INDEX auction_state_ends_at_idx ON auction (state, ends_at);

CREATE TABLE bag_choice (
  person_id text NOT NULL,
  country char(2),
  region text,
  postal_code text,
  shipping_method text,
  payer text[] DEFAULT ARRAY[]::text[],
  vat_number text,
  gift boolean DEFAULT false NOT NULL,
  CONSTRAINT bag_choice_pkey PRIMARY KEY (person_id)
);

CREATE TABLE bag_code (
  person_id text NOT NULL,
  code text NOT NULL,
  added_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT bag_code_pkey PRIMARY KEY (person_id, code)
);
CREATE INDEX bag_code_code_idx ON bag_code (code);

CREATE TABLE bag_gift_card (
  person_id text NOT NULL,
  card_id text NOT NULL,
  added_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT bag_gift_card_pkey PRIMARY KEY (person_id, card_id)
);
CREATE INDEX bag_gift_card_card_id_idx ON bag_gift_card (card_id);

CREATE TABLE bag_line (
  id text NOT NULL,
  person_id text NOT NULL,
  variant_id text NOT NULL,
  quantity integer NOT NULL,
  seen_price_amount integer NOT NULL,
  added_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT bag_line_quantity CHECK ((quantity > 0)),
  CONSTRAINT bag_line_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bag_line_person_id_variant_id_key ON bag_line (person_id, variant_id);
CREATE INDEX bag_line_variant_id_idx ON bag_line (variant_id);

CREATE TABLE bag_turn (
  id text DEFAULT 'shop'::text NOT NULL,
  turned_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT bag_turn_pkey PRIMARY KEY (id)
);

CREATE TABLE bid (
  id text NOT NULL,
  auction_id text NOT NULL,
  seq integer,
  person_id text NOT NULL,
  paddle integer,
  key text NOT NULL,
  max_amount integer NOT NULL,
  outcome text NOT NULL,
  price_before integer NOT NULL,
  price_after integer NOT NULL,
  leader_after integer,
  ends_after timestamptz(3) NOT NULL,
  at timestamptz(3) NOT NULL,
  commitment text,
  hash text,
  leader_maximum_after integer,
  nonce text,
  retracts integer,
  reason text,
  CONSTRAINT bid_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bid_auction_id_person_id_key_key ON bid (auction_id, person_id, key);
CREATE UNIQUE INDEX bid_auction_id_seq_key ON bid (auction_id, seq);
CREATE INDEX bid_retractions ON bid (auction_id, retracts) WHERE (retracts IS NOT NULL);
CREATE INDEX bid_taken_back ON bid (person_id, at) WHERE ((outcome = 'retracted'::text) AND (reason IS NOT NULL));

CREATE TABLE bidder_mark (
  id text NOT NULL,
  person_id text NOT NULL,
  order_id text NOT NULL,
  reason text NOT NULL,
  at timestamptz(3) NOT NULL,
  until timestamptz(3) NOT NULL,
  CONSTRAINT bidder_mark_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX bidder_mark_order_id_key ON bidder_mark (order_id);
CREATE INDEX bidder_mark_person_id_until_idx ON bidder_mark (person_id, until);

CREATE TABLE card_to_forget (
  token text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  claimed_by text,
  CONSTRAINT card_to_forget_pkey PRIMARY KEY (token)
);
CREATE INDEX card_to_forget_due_at_idx ON card_to_forget (due_at);

CREATE TABLE carrier_message (
  id text NOT NULL,
  source text NOT NULL,
  dedupe_key text NOT NULL,
  headers jsonb NOT NULL,
  body bytea NOT NULL,
  status text DEFAULT 'waiting'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp(),
  problem text,
  carrier text,
  tracking_number text,
  received_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  done_at timestamptz(3),
  claimed_by text,
  CONSTRAINT carrier_message_pkey PRIMARY KEY (id)
);
CREATE INDEX carrier_message_carrier_tracking_number_idx ON carrier_message (carrier, tracking_number);
CREATE INDEX carrier_message_received_at_idx ON carrier_message (received_at);
CREATE UNIQUE INDEX carrier_message_source_dedupe_key_key ON carrier_message (source, dedupe_key);
CREATE INDEX carrier_message_status_due_at_idx ON carrier_message (status, due_at);

CREATE TABLE change (
  id bigserial NOT NULL,
  topic text NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT change_pkey PRIMARY KEY (id)
);

CREATE TABLE changed_piece (
  id bigserial NOT NULL,
  product_id text NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT changed_piece_pkey PRIMARY KEY (id)
);
CREATE INDEX changed_piece_at_idx ON changed_piece (at);

CREATE TABLE collection (
  id text NOT NULL,
  slug text NOT NULL,
  title text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  image_file text,
  CONSTRAINT collection_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX collection_slug_key ON collection (slug);

CREATE TABLE contact_message (
  id text NOT NULL,
  person_id text,
  name text DEFAULT ''::text NOT NULL,
  email text NOT NULL,
  about text DEFAULT ''::text NOT NULL,
  body text NOT NULL,
  digest text NOT NULL,
  received_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  answered_at timestamptz(3),
  CONSTRAINT contact_message_pkey PRIMARY KEY (id)
);
CREATE INDEX contact_message_answered_at_received_at_idx ON contact_message (answered_at, received_at);
CREATE INDEX contact_message_person_id_idx ON contact_message (person_id);
CREATE UNIQUE INDEX contact_message_waiting ON contact_message (digest) WHERE (answered_at IS NULL);

CREATE TABLE delivery_settings (
  id text DEFAULT 'shop'::text NOT NULL,
  cut_off_hour integer DEFAULT 16 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  closed_days text[] DEFAULT ARRAY[]::text[],
  CONSTRAINT delivery_settings_cut_off CHECK (((cut_off_hour >= 0) AND (cut_off_hour <= 23))),
  CONSTRAINT delivery_settings_one CHECK ((id = 'shop'::text)),
  CONSTRAINT delivery_settings_pkey PRIMARY KEY (id)
);

CREATE TABLE dispute (
  ref text NOT NULL,
  order_id text NOT NULL,
  payment_id text NOT NULL,
  provider text NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  reason text NOT NULL,
  status text NOT NULL,
  due_by timestamptz(3),
  opened_at timestamptz(3) NOT NULL,
  ask_at timestamptz(3),
  CONSTRAINT dispute_pkey PRIMARY KEY (ref)
);
CREATE INDEX dispute_ask_at_idx ON dispute (ask_at);
CREATE INDEX dispute_order_id_idx ON dispute (order_id);
CREATE INDEX dispute_payment_id_idx ON dispute (payment_id);
CREATE INDEX dispute_status_due_by_idx ON dispute (status, due_by);

CREATE TABLE document_series (
  series text NOT NULL,
  last integer DEFAULT 0 NOT NULL,
  CONSTRAINT document_series_pkey PRIMARY KEY (series)
);

CREATE TABLE drop (
  id text NOT NULL,
  slug text NOT NULL,
  title text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  state text DEFAULT 'announced'::text NOT NULL,
  entries_from timestamptz(3) NOT NULL,
  opens_at timestamptz(3) NOT NULL,
  closes_at timestamptz(3) NOT NULL,
  admit_per_minute integer NOT NULL,
  inside_at_once integer NOT NULL,
  admission_seconds integer NOT NULL,
  per_person integer NOT NULL,
  secret text NOT NULL,
  commitment text NOT NULL,
  root text,
  public_number_url text,
  public_number text,
  public_number_at timestamptz(3),
  tickets_closed_at timestamptz(3),
  opened_at timestamptz(3),
  over_at timestamptz(3),
  entry_count integer DEFAULT 0 NOT NULL,
  told_entries integer DEFAULT 0 NOT NULL,
  told_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  drawn_count integer DEFAULT 0 NOT NULL,
  last_place integer DEFAULT 0 NOT NULL,
  admitted_through integer DEFAULT 0 NOT NULL,
  next_at timestamptz(3),
  look_at timestamptz(3),
  size integer NOT NULL,
  available integer NOT NULL,
  held integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  called_through integer DEFAULT 0 NOT NULL,
  account_hours integer DEFAULT 24 NOT NULL,
  public_chain text,
  public_round integer,
  public_signature text,
  kept_from timestamptz(3) NOT NULL,
  kept_at timestamptz(3),
  CONSTRAINT drop_drawn CHECK (((state <> 'open'::text) OR ((root IS NOT NULL) AND (opened_at IS NOT NULL)))),
  CONSTRAINT drop_pace CHECK (((admit_per_minute > 0) AND (inside_at_once > 0) AND (admission_seconds > 0) AND (per_person > 0))),
  CONSTRAINT drop_places CHECK ((((admitted_through <= last_place) AND (drawn_count <= last_place)) OR (state = 'announced'::text))),
  CONSTRAINT drop_state CHECK ((state = ANY (ARRAY['announced'::text, 'drawing'::text, 'open'::text, 'over'::text]))),
  CONSTRAINT drop_times CHECK (((entries_from <= opens_at) AND (opens_at < closes_at))),
  CONSTRAINT drop_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX drop_slug_key ON drop (slug);
CREATE INDEX drop_to_call ON drop (opened_at) WHERE ((state = 'open'::text) AND (called_through < admitted_through));
CREATE INDEX drop_to_draw ON drop (opens_at) WHERE (state = ANY (ARRAY['announced'::text, 'drawing'::text]));
CREATE INDEX drop_to_keep ON drop (kept_from) WHERE ((kept_at IS NULL) AND (state <> 'over'::text));
CREATE INDEX drop_to_look ON drop (look_at) WHERE (state = 'open'::text);
CREATE INDEX drop_to_tell ON drop (told_at) WHERE (told_entries <> entry_count);
CREATE INDEX drop_to_tell_left ON drop (told_at) WHERE (state <> 'over'::text);

CREATE TABLE drop_absence (
  drop_id text NOT NULL,
  place integer NOT NULL,
  CONSTRAINT drop_absence_pkey PRIMARY KEY (drop_id, place)
);

CREATE TABLE drop_admission (
  drop_id text NOT NULL,
  through integer NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT drop_admission_pkey PRIMARY KEY (drop_id, through)
);

CREATE TABLE drop_entry (
  id text NOT NULL,
  drop_id text NOT NULL,
  person_id text,
  joined_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT drop_entry_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX drop_entry_drop_id_person_id_key ON drop_entry (drop_id, person_id);
CREATE INDEX drop_entry_person_id_idx ON drop_entry (person_id);

CREATE TABLE drop_entry_mark (
  drop_id text NOT NULL,
  mark text NOT NULL,
  entry_id text NOT NULL,
  CONSTRAINT drop_entry_mark_pkey PRIMARY KEY (drop_id, mark)
);
CREATE INDEX drop_entry_mark_entry_id_idx ON drop_entry_mark (entry_id);

CREATE TABLE drop_reminder (
  drop_id text NOT NULL,
  person_id text NOT NULL,
  due_at timestamptz(3),
  CONSTRAINT drop_reminder_pkey PRIMARY KEY (drop_id, person_id)
);
CREATE INDEX drop_reminder_due_at_idx ON drop_reminder (due_at);
CREATE INDEX drop_reminder_person_id_idx ON drop_reminder (person_id);

CREATE TABLE drop_turn (
  drop_id text NOT NULL,
  place integer NOT NULL,
  entry_id text NOT NULL,
  CONSTRAINT drop_turn_pkey PRIMARY KEY (drop_id, place)
);
CREATE INDEX drop_turn_entry_id_place_idx ON drop_turn (entry_id, place);

CREATE TABLE drop_variant (
  drop_id text NOT NULL,
  variant_id text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  CONSTRAINT drop_variant_pkey PRIMARY KEY (drop_id, variant_id)
);
CREATE INDEX drop_variant_variant_id_idx ON drop_variant (variant_id);

CREATE TABLE email (
  id text NOT NULL,
  notice_id text,
  recipient text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  headers jsonb DEFAULT '{}'::jsonb NOT NULL,
  status text DEFAULT 'queued'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  problem text,
  sent_at timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  claimed_by text,
  confirmation_of text,
  CONSTRAINT email_pkey PRIMARY KEY (id)
);
CREATE INDEX email_confirmation ON email (confirmation_of) WHERE (confirmation_of IS NOT NULL);
CREATE INDEX email_due ON email (due_at) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE UNIQUE INDEX email_notice_id_key ON email (notice_id);
CREATE INDEX email_over ON email (due_at) WHERE (status = ANY (ARRAY['sent'::text, 'failed'::text]));

CREATE TABLE gift_card (
  id text NOT NULL,
  code_hash text NOT NULL,
  ending char(4) NOT NULL,
  currency char(3) NOT NULL,
  balance integer DEFAULT 0 NOT NULL,
  expires_at timestamptz(3),
  person_id text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT gift_card_balance CHECK ((balance >= 0)),
  CONSTRAINT gift_card_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX gift_card_code_hash_key ON gift_card (code_hash);
CREATE INDEX gift_card_expires_at_idx ON gift_card (expires_at);
CREATE INDEX gift_card_person_id_idx ON gift_card (person_id);

CREATE TABLE gift_entry (
  id text NOT NULL,
  card_id text NOT NULL,
  order_id text,
  kind text NOT NULL,
  amount integer NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT gift_entry_kind CHECK ((((kind = 'issue'::text) AND (amount > 0)) OR ((kind = 'spend'::text) AND (amount < 0) AND (order_id IS NOT NULL)) OR ((kind = 'give_back'::text) AND (amount > 0) AND (order_id IS NOT NULL)))),
  CONSTRAINT gift_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX gift_entry_card_id_at_idx ON gift_entry (card_id, at);
CREATE INDEX gift_entry_order_id_idx ON gift_entry (order_id);

CREATE TABLE guarantee_notice (
  language text NOT NULL,
  storage_key text NOT NULL,
  content_type text NOT NULL,
  byte_count integer NOT NULL,
  changed_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT guarantee_notice_pkey PRIMARY KEY (language)
);
CREATE UNIQUE INDEX guarantee_notice_storage_key_key ON guarantee_notice (storage_key);

CREATE TABLE hold_clock (
  variant_id text NOT NULL,
  person_id text NOT NULL,
  quantity integer NOT NULL,
  address_block text,
  started_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  turn integer NOT NULL,
  CONSTRAINT hold_clock_pkey PRIMARY KEY (variant_id, person_id)
);
CREATE INDEX hold_clock_ends_at_idx ON hold_clock (ends_at);
CREATE INDEX hold_clock_person_id_idx ON hold_clock (person_id);

CREATE TABLE idempotency_effect (
  scope text NOT NULL,
  key text NOT NULL,
  number integer NOT NULL,
  result bytea NOT NULL,
  CONSTRAINT idempotency_effect_pkey PRIMARY KEY (scope, key, number)
);

CREATE TABLE idempotency_record (
  scope text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer,
  body jsonb,
  started_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  claimed_by text,
  CONSTRAINT idempotency_record_pkey PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_record_started_at_idx ON idempotency_record (started_at);

CREATE TABLE import_job (
  id text NOT NULL,
  state text DEFAULT 'queued'::text NOT NULL,
  dry_run boolean DEFAULT false NOT NULL,
  file_name text DEFAULT ''::text NOT NULL,
  file_key text,
  byte_count integer NOT NULL,
  made_by text,
  rows integer DEFAULT 0 NOT NULL,
  rows_done integer DEFAULT 0 NOT NULL,
  products integer DEFAULT 0 NOT NULL,
  products_done integer DEFAULT 0 NOT NULL,
  created integer DEFAULT 0 NOT NULL,
  updated integer DEFAULT 0 NOT NULL,
  unchanged integer DEFAULT 0 NOT NULL,
  refused integer DEFAULT 0 NOT NULL,
  errors jsonb DEFAULT '[]'::jsonb NOT NULL,
  warnings jsonb DEFAULT '[]'::jsonb NOT NULL,
  stop_asked boolean DEFAULT false NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  claimed_by text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  finished_at timestamptz(3),
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT import_job_state CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  CONSTRAINT import_job_pkey PRIMARY KEY (id)
);
CREATE INDEX import_job_created_at_idx ON import_job (created_at);
CREATE INDEX import_job_finished_at_idx ON import_job (finished_at);
CREATE INDEX import_job_open ON import_job (created_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE TABLE invoice (
  id text NOT NULL,
  series text NOT NULL,
  number integer NOT NULL,
  order_id text NOT NULL,
  refund_id text,
  currency char(3) NOT NULL,
  total_amount integer NOT NULL,
  content jsonb NOT NULL,
  issued_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT invoice_pkey PRIMARY KEY (id)
);
CREATE INDEX invoice_order_id_idx ON invoice (order_id);
CREATE UNIQUE INDEX invoice_refund_id_key ON invoice (refund_id);
CREATE UNIQUE INDEX invoice_series_number_key ON invoice (series, number);

CREATE TABLE limit_count (
  name text NOT NULL,
  key text NOT NULL,
  taken integer NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  CONSTRAINT limit_count_pkey PRIMARY KEY (name, key)
);
CREATE INDEX limit_count_ends_at_idx ON limit_count (ends_at);

CREATE TABLE lot_bidder (
  auction_id text NOT NULL,
  person_id text NOT NULL,
  paddle integer NOT NULL,
  max_amount integer NOT NULL,
  "leading" boolean DEFAULT false NOT NULL,
  outbid_at timestamptz(3),
  told_amount integer,
  CONSTRAINT lot_bidder_pkey PRIMARY KEY (auction_id, person_id)
);
CREATE UNIQUE INDEX lot_bidder_auction_id_paddle_key ON lot_bidder (auction_id, paddle);
CREATE INDEX lot_bidder_person_id_idx ON lot_bidder (person_id);

CREATE TABLE lot_end (
  auction_id text NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  closable_at timestamptz(3) NOT NULL,
  CONSTRAINT lot_end_pkey PRIMARY KEY (auction_id, ends_at)
);

CREATE TABLE lot_event (
  id text NOT NULL,
  auction_id text NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  note text,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT lot_event_pkey PRIMARY KEY (id)
);
CREATE INDEX lot_event_auction_id_at_idx ON lot_event (auction_id, at);

CREATE TABLE lot_search (
  auction_id text NOT NULL,
  number integer NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT lot_search_pkey PRIMARY KEY (auction_id)
);
CREATE INDEX lot_search_words_idx ON lot_search USING gin (words);

CREATE TABLE lot_watch (
  auction_id text NOT NULL,
  person_id text NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  reminded_at timestamptz(3),
  CONSTRAINT lot_watch_pkey PRIMARY KEY (auction_id, person_id)
);
CREATE INDEX lot_watch_person_id_idx ON lot_watch (person_id);

CREATE TABLE maker (
  id text NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  place text DEFAULT ''::text NOT NULL,
  since integer,
  text text DEFAULT ''::text NOT NULL,
  portrait_file text,
  safety jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT maker_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX maker_name_key ON maker (name);
CREATE UNIQUE INDEX maker_slug_key ON maker (slug);

CREATE TABLE mollie_charge (
  payment_id text NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  back_to text NOT NULL,
  kept text,
  ended text,
  ask_at timestamptz(3),
  refunding_until timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT mollie_charge_pkey PRIMARY KEY (payment_id)
);
CREATE INDEX mollie_charge_ask_at_idx ON mollie_charge (ask_at);

CREATE TABLE mollie_try (
  payment_id text NOT NULL,
  n integer NOT NULL,
  ref text,
  status text,
  gave_back boolean DEFAULT false NOT NULL,
  asked_at timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT mollie_try_pkey PRIMARY KEY (payment_id, n)
);
CREATE UNIQUE INDEX mollie_try_ref_key ON mollie_try (ref);

CREATE TABLE notice (
  id text NOT NULL,
  person_id text NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  href text NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  read_at timestamptz(3),
  facts jsonb,
  CONSTRAINT notice_pkey PRIMARY KEY (id)
);
CREATE INDEX notice_at_idx ON notice (at);
CREATE UNIQUE INDEX notice_key_key ON notice (key);
CREATE INDEX notice_person_id_at_idx ON notice (person_id, at);

CREATE TABLE notice_preference (
  person_id text NOT NULL,
  kind text NOT NULL,
  email boolean NOT NULL,
  push boolean DEFAULT true NOT NULL,
  CONSTRAINT notice_preference_pkey PRIMARY KEY (person_id, kind)
);

CREATE TABLE numbered_piece (
  variant_id text NOT NULL,
  number integer NOT NULL,
  reservation_id text,
  order_line_id text,
  taken_at timestamptz(3),
  withdrawn boolean DEFAULT false NOT NULL,
  CONSTRAINT numbered_piece_number CHECK ((number > 0)),
  CONSTRAINT numbered_piece_one_holder CHECK (((reservation_id IS NULL) OR (order_line_id IS NULL))),
  CONSTRAINT numbered_piece_pkey PRIMARY KEY (variant_id, number)
);

CREATE TABLE order_adjustment (
  id text NOT NULL,
  order_id text NOT NULL,
  line_id text,
  promotion_id text,
  title text NOT NULL,
  code text,
  amount integer NOT NULL,
  CONSTRAINT order_adjustment_amount CHECK ((amount > 0)),
  CONSTRAINT order_adjustment_pkey PRIMARY KEY (id)
);
CREATE INDEX order_adjustment_order_id_idx ON order_adjustment (order_id);
CREATE INDEX order_adjustment_promotion_id_idx ON order_adjustment (promotion_id);

CREATE TABLE order_confirmation (
  order_id text NOT NULL,
  text text NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT order_confirmation_pkey PRIMARY KEY (order_id)
);

CREATE TABLE order_event (
  id text NOT NULL,
  order_id text NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  note text,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT order_event_pkey PRIMARY KEY (id)
);
CREATE INDEX order_event_order_id_at_idx ON order_event (order_id, at);

CREATE TABLE order_line (
  id text NOT NULL,
  order_id text NOT NULL,
  variant_id text,
  sku text NOT NULL,
  title text NOT NULL,
  slug text,
  image_file text,
  quantity integer NOT NULL,
  unit_amount integer NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  edition_no integer,
  sold_at timestamptz(3),
  discount_amount integer DEFAULT 0 NOT NULL,
  tax_amount integer DEFAULT 0 NOT NULL,
  tax_basis_points integer,
  numbered_of integer,
  numbers integer[] DEFAULT ARRAY[]::integer[],
  CONSTRAINT order_line_discount CHECK (((discount_amount >= 0) AND (tax_amount >= 0) AND ((discount_amount)::bigint <= ((quantity)::bigint * unit_amount)))),
  CONSTRAINT order_line_quantity CHECK (((quantity > 0) AND (unit_amount >= 0))),
  CONSTRAINT order_line_pkey PRIMARY KEY (id)
);
CREATE INDEX order_line_order_id_position_idx ON order_line (order_id, "position");
CREATE INDEX order_line_sku_start ON order_line (upper(sku) text_pattern_ops);
CREATE INDEX order_line_sold_at_idx ON order_line (sold_at);

CREATE TABLE order_link (
  id text NOT NULL,
  order_id text NOT NULL,
  scope text NOT NULL,
  token_hash text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT order_link_pkey PRIMARY KEY (id)
);
CREATE INDEX order_link_expires_at_idx ON order_link (expires_at);
CREATE INDEX order_link_order_id_idx ON order_link (order_id);
CREATE INDEX order_link_to_end ON order_link (expires_at) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX order_link_token_hash_key ON order_link (token_hash);

CREATE TABLE order_message (
  id text NOT NULL,
  order_id text NOT NULL,
  author text NOT NULL,
  body text NOT NULL,
  key text NOT NULL,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  read_at timestamptz(3),
  CONSTRAINT order_message_body CHECK (((char_length(body) >= 1) AND (char_length(body) <= 2000))),
  CONSTRAINT order_message_pkey PRIMARY KEY (id)
);
CREATE INDEX order_message_order_id_at_idx ON order_message (order_id, at);
CREATE UNIQUE INDEX order_message_order_id_author_key_key ON order_message (order_id, author, key);
CREATE INDEX order_message_unread ON order_message (author) WHERE (read_at IS NULL);

CREATE TABLE order_return (
  id text NOT NULL,
  number serial NOT NULL,
  order_id text NOT NULL,
  status text NOT NULL,
  resolution text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  answer text,
  request_key text,
  requested_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  decided_at timestamptz(3),
  received_at timestamptz(3),
  closed_at timestamptz(3),
  CONSTRAINT order_return_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX order_return_number_key ON order_return (number);
CREATE INDEX order_return_order_id_idx ON order_return (order_id);
CREATE UNIQUE INDEX order_return_request_key_key ON order_return (request_key);
CREATE INDEX order_return_status_idx ON order_return (status);

CREATE TABLE orders (
  id text NOT NULL,
  public_id text NOT NULL,
  number serial NOT NULL,
  person_id text NOT NULL,
  source text NOT NULL,
  place_key text,
  auction_id text,
  status text NOT NULL,
  cancel_reason text,
  email text NOT NULL,
  currency char(3) NOT NULL,
  items_amount integer NOT NULL,
  shipping_amount integer NOT NULL,
  tax_amount integer NOT NULL,
  total_amount integer NOT NULL,
  refunded_amount integer DEFAULT 0 NOT NULL,
  shipping_address jsonb,
  pay_by timestamptz(3),
  placed_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  paid_at timestamptz(3),
  version integer DEFAULT 1 NOT NULL,
  touched_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  offer boolean DEFAULT false NOT NULL,
  remind_at timestamptz(3),
  completes_at timestamptz(3),
  exchange_of_id text,
  extended_at timestamptz(3),
  cancel_note text,
  discount_amount integer DEFAULT 0 NOT NULL,
  gift boolean DEFAULT false NOT NULL,
  gift_card_amount integer DEFAULT 0 NOT NULL,
  gift_message text,
  note text,
  prices_include boolean DEFAULT true NOT NULL,
  shipping_method text,
  shipping_title text,
  taxes jsonb DEFAULT '[]'::jsonb NOT NULL,
  arrives_by date,
  arrives_from date,
  tax_country char(2),
  billing_address jsonb,
  company text,
  phone text,
  vat_number text,
  cancel_try_at timestamptz(3),
  is_test boolean DEFAULT false NOT NULL,
  tax_note text,
  tax_treatment text DEFAULT 'standard'::text NOT NULL,
  vat_check jsonb,
  number_prefix text DEFAULT ''::text NOT NULL,
  standard_shipping_amount integer,
  CONSTRAINT orders_cancel_reason CHECK ((cancel_reason = ANY (ARRAY['payment_declined'::text, 'stock_gone'::text, 'unpaid'::text, 'offer_lapsed'::text, 'offer_declined'::text, 'released'::text]))),
  CONSTRAINT orders_discount CHECK (((discount_amount >= 0) AND (discount_amount <= items_amount))),
  CONSTRAINT orders_gift_card CHECK (((gift_card_amount >= 0) AND (gift_card_amount <= total_amount))),
  CONSTRAINT orders_refunded CHECK (((0 <= refunded_amount) AND (refunded_amount <= total_amount))),
  CONSTRAINT orders_tax_treatment CHECK ((tax_treatment = ANY (ARRAY['standard'::text, 'exempt'::text, 'reverse_charge'::text]))),
  CONSTRAINT orders_total CHECK (((((items_amount - discount_amount) + shipping_amount) + tax_amount) = total_amount)),
  CONSTRAINT orders_pkey PRIMARY KEY (id)
);
CREATE INDEX orders_auction_id_idx ON orders (auction_id);
CREATE INDEX orders_completes_at_idx ON orders (completes_at);
CREATE UNIQUE INDEX orders_exchange_of_id_key ON orders (exchange_of_id);
CREATE UNIQUE INDEX orders_number_key ON orders (number);
CREATE UNIQUE INDEX orders_one_per_lot ON orders (auction_id) WHERE (status <> 'cancelled'::text);
CREATE INDEX orders_paid_at_idx ON orders (paid_at);
CREATE INDEX orders_person_id_placed_at_idx ON orders (person_id, placed_at);
CREATE UNIQUE INDEX orders_place_key_key ON orders (place_key);
CREATE UNIQUE INDEX orders_public_id_key ON orders (public_id);
CREATE INDEX orders_remind_at_idx ON orders (remind_at);
CREATE INDEX orders_status_placed_at_idx ON orders (status, placed_at);
CREATE INDEX orders_words ON orders USING gin (to_tsvector('simple'::regconfig, plain_words(((((COALESCE((shipping_address ->> 'name'::text), ''::text) || ' '::text) || COALESCE((shipping_address ->> 'city'::text), ''::text)) || ' '::text) || email)))) WHERE (status <> 'placed'::text);

CREATE TABLE passkey (
  id text NOT NULL,
  user_id text NOT NULL,
  name text,
  credential_id text NOT NULL,
  public_key text NOT NULL,
  counter double precision NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  aaguid text,
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP,
  last_used_at timestamptz(3),
  CONSTRAINT passkey_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX passkey_credential_id_key ON passkey (credential_id);
CREATE INDEX passkey_user_id_idx ON passkey (user_id);

CREATE TABLE payment (
  id text NOT NULL,
  order_id text NOT NULL,
  provider text NOT NULL,
  provider_ref text,
  method text DEFAULT ''::text NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  status text NOT NULL,
  reason text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  updated_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  card_mark text,
  CONSTRAINT payment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX payment_one_approved ON payment (order_id) WHERE (status = ANY (ARRAY['approved'::text, 'refunded'::text]));
CREATE INDEX payment_order_id_idx ON payment (order_id);
CREATE UNIQUE INDEX payment_provider_ref_key ON payment (provider_ref);
CREATE INDEX payment_status_updated_at_idx ON payment (status, updated_at);

CREATE TABLE payment_method (
  person_id text NOT NULL,
  provider text NOT NULL,
  token text NOT NULL,
  label text NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  card_mark text,
  CONSTRAINT payment_method_pkey PRIMARY KEY (person_id)
);
CREATE INDEX payment_method_card_mark_idx ON payment_method (card_mark);

CREATE TABLE person (
  id text NOT NULL,
  kind text NOT NULL,
  user_id text,
  reference text,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  ready_to_bid_at timestamptz(3),
  asked_to_bid_at timestamptz(3),
  bidding_paused_at timestamptz(3),
  guest_key_hash text,
  high_bids_asked_at timestamptz(3),
  high_bids_until timestamptz(3),
  CONSTRAINT person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_bidding_paused ON person (id) WHERE (bidding_paused_at IS NOT NULL);
CREATE UNIQUE INDEX person_guest_key_hash_key ON person (guest_key_hash);
CREATE INDEX person_high_bids_asked ON person (high_bids_asked_at) WHERE (high_bids_asked_at IS NOT NULL);
CREATE UNIQUE INDEX person_reference_key ON person (reference);
CREATE UNIQUE INDEX person_user_id_key ON person (user_id);

CREATE TABLE person_address (
  person_id text NOT NULL,
  name text NOT NULL,
  line1 text NOT NULL,
  line2 text,
  city text NOT NULL,
  region text,
  postal_code text NOT NULL,
  country char(2) NOT NULL,
  updated_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT person_address_pkey PRIMARY KEY (person_id)
);

CREATE TABLE photograph (
  file text NOT NULL,
  alt text DEFAULT ''::text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  dominant_hex text NOT NULL,
  focus_x double precision DEFAULT 0.5 NOT NULL,
  focus_y double precision DEFAULT 0.5 NOT NULL,
  CONSTRAINT photograph_pkey PRIMARY KEY (file)
);

CREATE TABLE photograph_fetch (
  id text NOT NULL,
  product_id text NOT NULL,
  source text NOT NULL,
  alt text NOT NULL,
  "position" integer NOT NULL,
  import_id text,
  line integer,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  claimed_by text,
  problem text,
  CONSTRAINT photograph_fetch_pkey PRIMARY KEY (id)
);
CREATE INDEX photograph_fetch_due ON photograph_fetch (due_at) WHERE (problem IS NULL);
CREATE INDEX photograph_fetch_import_id_idx ON photograph_fetch (import_id);
CREATE INDEX photograph_fetch_product_id_idx ON photograph_fetch (product_id);

CREATE TABLE piece_words (
  product_id text NOT NULL,
  reviews integer DEFAULT 0 NOT NULL,
  as_described integer DEFAULT 0 NOT NULL,
  well_packed integer DEFAULT 0 NOT NULL,
  smaller_than_pictured integer DEFAULT 0 NOT NULL,
  questions integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT piece_words_pkey PRIMARY KEY (product_id)
);

CREATE TABLE price_history (
  id bigserial NOT NULL,
  variant_id text NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  since timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT price_history_pkey PRIMARY KEY (id)
);
CREATE INDEX price_history_variant_id_since_idx ON price_history (variant_id, since);

CREATE TABLE product (
  id text NOT NULL,
  slug text NOT NULL,
  title text NOT NULL,
  maker text NOT NULL,
  material text DEFAULT ''::text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  height_mm integer,
  width_mm integer,
  depth_mm integer,
  weight_grams integer,
  edition_size integer,
  "position" integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  card_version integer DEFAULT 1 NOT NULL,
  touched_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  status text DEFAULT 'published'::text NOT NULL,
  form text DEFAULT ''::text NOT NULL,
  description_format text DEFAULT 'plain'::text NOT NULL,
  options jsonb DEFAULT '[]'::jsonb NOT NULL,
  facts jsonb DEFAULT '[]'::jsonb NOT NULL,
  text_changed_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  number serial NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  tax_class text DEFAULT 'standard'::text NOT NULL,
  safety jsonb DEFAULT '{}'::jsonb NOT NULL,
  hs_code text DEFAULT ''::text NOT NULL,
  origin_country text DEFAULT ''::text NOT NULL,
  CONSTRAINT product_description_format CHECK ((description_format = ANY (ARRAY['plain'::text, 'markdown'::text, 'html'::text]))),
  CONSTRAINT product_facts CHECK ((jsonb_typeof(facts) = 'array'::text)),
  CONSTRAINT product_options CHECK ((jsonb_typeof(options) = 'array'::text)),
  CONSTRAINT product_status CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text]))),
  CONSTRAINT product_pkey PRIMARY KEY (id)
);
CREATE INDEX product_changed_in_idx ON product (changed_in);
CREATE INDEX product_maker_position_idx ON product (maker, "position");
CREATE UNIQUE INDEX product_number_key ON product (number);
CREATE INDEX product_position_id_idx ON product ("position", id);
CREATE UNIQUE INDEX product_slug_key ON product (slug);
CREATE INDEX product_title_id_idx ON product (title, id);

CREATE TABLE product_collection (
  product_id text NOT NULL,
  collection_id text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  CONSTRAINT product_collection_pkey PRIMARY KEY (product_id, collection_id)
);
CREATE INDEX product_collection_collection_id_product_id_idx ON product_collection (collection_id, product_id);

CREATE TABLE product_head (
  product_id text NOT NULL,
  number integer NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT product_head_pkey PRIMARY KEY (product_id)
);
CREATE INDEX product_head_words_idx ON product_head USING gin (words);

CREATE TABLE product_image (
  id text NOT NULL,
  product_id text NOT NULL,
  file text NOT NULL,
  alt text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  dominant_hex text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  caption text DEFAULT ''::text NOT NULL,
  source text,
  CONSTRAINT product_image_pkey PRIMARY KEY (id)
);
CREATE INDEX product_image_file_idx ON product_image (file);
CREATE INDEX product_image_product_id_position_idx ON product_image (product_id, "position");

CREATE TABLE product_removed (
  number integer NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  CONSTRAINT product_removed_pkey PRIMARY KEY (number)
);
CREATE INDEX product_removed_changed_in_idx ON product_removed (changed_in);

CREATE TABLE product_search (
  product_id text NOT NULL,
  number integer NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT product_search_pkey PRIMARY KEY (product_id)
);
CREATE INDEX product_search_words_idx ON product_search USING gin (words);

CREATE TABLE promotion (
  id text NOT NULL,
  code text,
  title text NOT NULL,
  kind text NOT NULL,
  rule jsonb NOT NULL,
  currency char(3),
  skus text[] DEFAULT ARRAY[]::text[],
  collections text[] DEFAULT ARRAY[]::text[],
  minimum_amount integer,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  usage_limit integer,
  per_person_limit integer,
  used integer DEFAULT 0 NOT NULL,
  combines boolean DEFAULT false NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT promotion_code CHECK (((code = upper(code)) AND (code <> ''::text))),
  CONSTRAINT promotion_kind CHECK ((kind = ANY (ARRAY['percentage'::text, 'amount'::text, 'free_shipping'::text, 'buy_x_get_y'::text]))),
  CONSTRAINT promotion_limits CHECK (((usage_limit > 0) AND (per_person_limit > 0))),
  CONSTRAINT promotion_times CHECK ((starts_at < ends_at)),
  CONSTRAINT promotion_used CHECK (((used >= 0) AND (used <= usage_limit))),
  CONSTRAINT promotion_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX promotion_code_key ON promotion (code);
CREATE INDEX promotion_ends_at_idx ON promotion (ends_at);
CREATE INDEX promotion_starts_at_idx ON promotion (starts_at);

CREATE TABLE promotion_use (
  promotion_id text NOT NULL,
  order_id text NOT NULL,
  who text NOT NULL,
  n integer NOT NULL,
  marks text[] DEFAULT ARRAY[]::text[],
  CONSTRAINT promotion_use_n CHECK ((n >= 0)),
  CONSTRAINT promotion_use_pkey PRIMARY KEY (promotion_id, order_id)
);
CREATE INDEX promotion_use_marks_idx ON promotion_use USING gin (marks);
CREATE INDEX promotion_use_order_id_idx ON promotion_use (order_id);
CREATE UNIQUE INDEX promotion_use_promotion_id_who_n_key ON promotion_use (promotion_id, who, n);

CREATE TABLE provider_event (
  provider text NOT NULL,
  event_id text NOT NULL,
  received_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT provider_event_pkey PRIMARY KEY (provider, event_id)
);
CREATE INDEX provider_event_received_at_idx ON provider_event (received_at);

CREATE TABLE provider_refund (
  ref text NOT NULL,
  payment_id text NOT NULL,
  refund_id text,
  amount integer NOT NULL,
  status text NOT NULL,
  reason text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT provider_refund_pkey PRIMARY KEY (ref)
);
CREATE INDEX provider_refund_payment_id_idx ON provider_refund (payment_id);

CREATE TABLE push (
  notice_id text NOT NULL,
  subscription_id text NOT NULL,
  status text DEFAULT 'queued'::text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  problem text,
  claimed_by text,
  CONSTRAINT push_pkey PRIMARY KEY (notice_id, subscription_id)
);
CREATE INDEX push_due ON push (due_at) WHERE (status = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX push_over ON push (due_at) WHERE (status = ANY (ARRAY['sent'::text, 'failed'::text]));

CREATE TABLE push_subscription (
  id text NOT NULL,
  person_id text NOT NULL,
  endpoint text NOT NULL,
  p256dh text NOT NULL,
  auth text NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT push_subscription_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX push_subscription_endpoint_key ON push_subscription (endpoint);
CREATE INDEX push_subscription_person_id_idx ON push_subscription (person_id);

CREATE TABLE question (
  id text NOT NULL,
  product_id text NOT NULL,
  person_id text,
  email text,
  body text NOT NULL,
  state text NOT NULL,
  answer text,
  reason text,
  asked_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  decided_at timestamptz(3),
  decided_by text,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT question_answer CHECK (((state <> 'shown'::text) OR (answer IS NOT NULL))),
  CONSTRAINT question_decided CHECK (((state = ANY (ARRAY['shown'::text, 'refused'::text])) = (decided_at IS NOT NULL))),
  CONSTRAINT question_length CHECK (((char_length(body) >= 1) AND (char_length(body) <= 2000))),
  CONSTRAINT question_reason CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  CONSTRAINT question_state CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text, 'shown'::text, 'refused'::text]))),
  CONSTRAINT question_pkey PRIMARY KEY (id)
);
CREATE INDEX question_person_id_idx ON question (person_id);
CREATE INDEX question_product_id_state_decided_at_id_idx ON question (product_id, state, decided_at, id);
CREATE INDEX question_state_asked_at_id_idx ON question (state, asked_at, id);

CREATE TABLE refund (
  id text NOT NULL,
  order_id text NOT NULL,
  payment_id text NOT NULL,
  amount integer NOT NULL,
  reason text NOT NULL,
  status text NOT NULL,
  key text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  return_id text,
  lines jsonb,
  attempts integer DEFAULT 0 NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  claimed_by text,
  gift_card_amount integer DEFAULT 0 NOT NULL,
  money_id text,
  ask_at timestamptz(3),
  by_hand boolean DEFAULT false NOT NULL,
  failures integer DEFAULT 0 NOT NULL,
  held boolean DEFAULT false NOT NULL,
  CONSTRAINT refund_gift_card CHECK (((gift_card_amount >= 0) AND (gift_card_amount <= amount))),
  CONSTRAINT refund_pkey PRIMARY KEY (id)
);
CREATE INDEX refund_ask_at_idx ON refund (ask_at);
CREATE UNIQUE INDEX refund_key_key ON refund (key);
CREATE UNIQUE INDEX refund_money_id_key ON refund (money_id);
CREATE INDEX refund_order_id_idx ON refund (order_id);
CREATE INDEX refund_status_due_at_idx ON refund (status, due_at);

CREATE TABLE release_request (
  id text NOT NULL,
  order_id text NOT NULL,
  reason text NOT NULL,
  note text,
  state text DEFAULT 'asked'::text NOT NULL,
  asked_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  decided_at timestamptz(3),
  decided_by text,
  answer text,
  CONSTRAINT release_request_state CHECK (((state = ANY (ARRAY['asked'::text, 'released'::text, 'kept'::text])) AND ((state = 'asked'::text) = (decided_at IS NULL)))),
  CONSTRAINT release_request_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX release_request_order_id_key ON release_request (order_id);
CREATE INDEX release_request_state_asked_at_idx ON release_request (state, asked_at);

CREATE TABLE reservation (
  id text NOT NULL,
  variant_id text NOT NULL,
  person_id text NOT NULL,
  quantity integer NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  started_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  bag_line_id text,
  order_id text,
  alert_id text,
  CONSTRAINT reservation_one_source CHECK (((alert_id IS NULL) OR ((bag_line_id IS NULL) AND (order_id IS NULL)))),
  CONSTRAINT reservation_quantity CHECK ((quantity > 0)),
  CONSTRAINT reservation_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX reservation_alert_id_key ON reservation (alert_id);
CREATE UNIQUE INDEX reservation_bag_line_id_key ON reservation (bag_line_id);
CREATE INDEX reservation_expires_at_idx ON reservation (expires_at);
CREATE INDEX reservation_offer ON reservation (person_id, variant_id) WHERE (alert_id IS NOT NULL);
CREATE INDEX reservation_order_id_idx ON reservation (order_id);
CREATE INDEX reservation_variant_id_idx ON reservation (variant_id);

CREATE TABLE retraction_request (
  auction_id text NOT NULL,
  seq integer NOT NULL,
  reason text NOT NULL,
  asked_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT retraction_request_pkey PRIMARY KEY (auction_id, seq)
);

CREATE TABLE return_line (
  id text NOT NULL,
  return_id text NOT NULL,
  order_line_id text NOT NULL,
  quantity integer NOT NULL,
  reason text NOT NULL,
  restocked integer DEFAULT 0 NOT NULL,
  exchange_sku text,
  numbers integer[] DEFAULT ARRAY[]::integer[],
  paid_amount integer,
  CONSTRAINT return_line_quantity CHECK (((quantity > 0) AND ((restocked >= 0) AND (restocked <= quantity)))),
  CONSTRAINT return_line_pkey PRIMARY KEY (id)
);
CREATE INDEX return_line_order_line_id_idx ON return_line (order_line_id);
CREATE UNIQUE INDEX return_line_return_id_order_line_id_key ON return_line (return_id, order_line_id);

CREATE TABLE review (
  id text NOT NULL,
  product_id text NOT NULL,
  order_line_id text NOT NULL,
  body text NOT NULL,
  signature text DEFAULT ''::text NOT NULL,
  as_described boolean NOT NULL,
  well_packed boolean NOT NULL,
  smaller_than_pictured boolean NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  reason text,
  written_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  decided_at timestamptz(3),
  decided_by text,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT review_decided CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  CONSTRAINT review_length CHECK (char_length(body) BETWEEN 1 AND 2000 AND char_length(signature) <= 100),
  CONSTRAINT review_reason CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  CONSTRAINT review_state CHECK ((state = ANY (ARRAY['waiting'::text, 'shown'::text, 'refused'::text]))),
  CONSTRAINT review_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX review_order_line_id_key ON review (order_line_id);
CREATE INDEX review_product_id_state_decided_at_id_idx ON review (product_id, state, decided_at, id);
CREATE INDEX review_state_written_at_id_idx ON review (state, written_at, id);

CREATE TABLE review_request (
  order_id text NOT NULL,
  delivered_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT review_request_pkey PRIMARY KEY (order_id)
);
CREATE INDEX review_request_delivered_at_idx ON review_request (delivered_at);

CREATE TABLE sale (
  id text NOT NULL,
  slug text NOT NULL,
  title text NOT NULL,
  description text DEFAULT ''::text NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  first_ends_at timestamptz(3) NOT NULL,
  every_seconds integer NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  attended boolean DEFAULT false NOT NULL,
  CONSTRAINT sale_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX sale_slug_key ON sale (slug);

CREATE TABLE saved_address (
  id text NOT NULL,
  person_id text NOT NULL,
  label text NOT NULL,
  name text NOT NULL,
  line1 text NOT NULL,
  line2 text,
  city text NOT NULL,
  region text,
  postal_code text NOT NULL,
  country char(2) NOT NULL,
  first_since timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT saved_address_pkey PRIMARY KEY (id)
);
CREATE INDEX saved_address_person_id_idx ON saved_address (person_id);

CREATE TABLE scheduled_price (
  id text NOT NULL,
  variant_id text NOT NULL,
  amount integer NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3),
  state text DEFAULT 'waiting'::text NOT NULL,
  then_amount integer,
  made_by text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT scheduled_price_amount_check CHECK ((amount >= 0)),
  CONSTRAINT scheduled_price_check CHECK ((ends_at > starts_at)),
  CONSTRAINT scheduled_price_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'ended'::text, 'replaced'::text, 'cancelled'::text]))),
  CONSTRAINT scheduled_price_then_amount_check CHECK ((then_amount >= 0)),
  CONSTRAINT scheduled_price_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX scheduled_price_one_running ON scheduled_price (variant_id) WHERE (state = 'running'::text);
CREATE INDEX scheduled_price_to_end ON scheduled_price (ends_at) WHERE (state = 'running'::text);
CREATE INDEX scheduled_price_to_start ON scheduled_price (starts_at) WHERE (state = 'waiting'::text);
CREATE INDEX scheduled_price_variant_id_idx ON scheduled_price (variant_id, starts_at);

CREATE TABLE search_synonym (
  word text NOT NULL,
  meaning text NOT NULL,
  CONSTRAINT search_synonym_pkey PRIMARY KEY (word)
);

CREATE TABLE search_word (
  word text NOT NULL,
  CONSTRAINT search_word_pkey PRIMARY KEY (word)
);
CREATE INDEX search_word_beginning_idx ON search_word (word text_pattern_ops);
CREATE INDEX search_word_likeness_idx ON search_word USING gist (word gist_trgm_ops (siglen='32'));

CREATE TABLE server_process (
  id text NOT NULL,
  seen_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  steady_since timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  released_at timestamptz(3),
  CONSTRAINT server_process_pkey PRIMARY KEY (id)
);

CREATE TABLE session (
  id text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  token text NOT NULL,
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  updated_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  ip_address text,
  user_agent text,
  user_id text NOT NULL,
  by_passkey boolean DEFAULT false NOT NULL,
  proven_at timestamptz(3),
  CONSTRAINT session_pkey PRIMARY KEY (id)
);
CREATE INDEX session_expires_at_idx ON session (expires_at);
CREATE UNIQUE INDEX session_token_key ON session (token);
CREATE INDEX session_user_id_idx ON session (user_id);

CREATE TABLE shipment (
  id text NOT NULL,
  order_id text NOT NULL,
  carrier text NOT NULL,
  tracking_number text NOT NULL,
  status text NOT NULL,
  eta timestamptz(3),
  lines jsonb,
  "position" integer DEFAULT 0 NOT NULL,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  return_id text,
  CONSTRAINT shipment_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX shipment_carrier_tracking_number_key ON shipment (carrier, tracking_number);
CREATE INDEX shipment_number ON shipment (upper(replace(tracking_number, ' '::text, ''::text)));
CREATE INDEX shipment_order_id_position_idx ON shipment (order_id, "position");

CREATE TABLE shipping_rate (
  id text NOT NULL,
  zone_id text NOT NULL,
  method text NOT NULL,
  title text NOT NULL,
  amount integer NOT NULL,
  currency char(3),
  free_from integer,
  weight_from integer DEFAULT 0 NOT NULL,
  weight_to integer,
  days_least integer NOT NULL,
  days_most integer NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  CONSTRAINT shipping_rate_amounts CHECK (((amount >= 0) AND (free_from >= 0) AND (weight_from >= 0))),
  CONSTRAINT shipping_rate_days CHECK (((days_least >= 0) AND (days_least <= days_most))),
  CONSTRAINT shipping_rate_weights CHECK ((weight_from < weight_to)),
  CONSTRAINT shipping_rate_pkey PRIMARY KEY (id)
);
CREATE INDEX shipping_rate_zone_id_position_idx ON shipping_rate (zone_id, "position");

CREATE TABLE shipping_zone (
  id text NOT NULL,
  title text NOT NULL,
  countries text[],
  postcodes text[] DEFAULT ARRAY[]::text[],
  "position" integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT shipping_zone_pkey PRIMARY KEY (id)
);

CREATE TABLE shop_history (
  id integer DEFAULT 1 NOT NULL,
  epoch text NOT NULL,
  place text,
  began_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT shop_history_pkey PRIMARY KEY (id)
);

CREATE TABLE shop_settings (
  id text DEFAULT 'shop'::text NOT NULL,
  "values" jsonb DEFAULT '{}'::jsonb NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  changed_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  payments text DEFAULT 'none'::text NOT NULL,
  CONSTRAINT shop_payments CHECK ((payments = ANY (ARRAY['live'::text, 'test'::text, 'none'::text]))),
  CONSTRAINT shop_settings_one CHECK ((id = 'shop'::text)),
  CONSTRAINT shop_settings_pkey PRIMARY KEY (id)
);

CREATE TABLE step_up (
  id text NOT NULL,
  order_id text NOT NULL,
  code_hash text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  used_at timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT step_up_pkey PRIMARY KEY (id)
);
CREATE INDEX step_up_expires_at_idx ON step_up (expires_at);
CREATE INDEX step_up_order_id_idx ON step_up (order_id);

CREATE TABLE stock_ledger (
  id bigserial NOT NULL,
  variant_id text NOT NULL,
  delta_on_hand integer NOT NULL,
  delta_reserved integer NOT NULL,
  on_hand integer NOT NULL,
  reserved integer NOT NULL,
  reason text NOT NULL,
  reference text,
  at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  actor text,
  CONSTRAINT stock_ledger_pkey PRIMARY KEY (id)
);
CREATE INDEX stock_ledger_variant_id_id_idx ON stock_ledger (variant_id, id);

CREATE TABLE stored_file (
  id text NOT NULL,
  order_id text NOT NULL,
  return_id text,
  kind text NOT NULL,
  storage_key text NOT NULL,
  content_type text NOT NULL,
  byte_count integer NOT NULL,
  sha256 text NOT NULL,
  width integer,
  height integer,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT stored_file_pkey PRIMARY KEY (id)
);
CREATE INDEX stored_file_order_id_idx ON stored_file (order_id);
CREATE INDEX stored_file_return_id_idx ON stored_file (return_id);
CREATE UNIQUE INDEX stored_file_storage_key_key ON stored_file (storage_key);

CREATE TABLE stripe_charge (
  payment_id text NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  capture text NOT NULL,
  card text,
  intent text,
  ended text,
  ask_at timestamptz(3),
  refunding_until timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT stripe_charge_pkey PRIMARY KEY (payment_id)
);
CREATE INDEX stripe_charge_ask_at_idx ON stripe_charge (ask_at);
CREATE UNIQUE INDEX stripe_charge_intent_key ON stripe_charge (intent);

CREATE TABLE tax_rate (
  country char(2) NOT NULL,
  region text DEFAULT ''::text NOT NULL,
  class text DEFAULT 'standard'::text NOT NULL,
  basis_points integer NOT NULL,
  valid_from date NOT NULL,
  CONSTRAINT tax_rate_basis_points CHECK (((basis_points >= 0) AND (basis_points <= 10000))),
  CONSTRAINT tax_rate_pkey PRIMARY KEY (country, region, class, valid_from)
);
CREATE INDEX tax_rate_valid_from_idx ON tax_rate (valid_from);

CREATE TABLE tax_settings (
  id text DEFAULT 'shop'::text NOT NULL,
  prices_include boolean DEFAULT true NOT NULL,
  rule text DEFAULT 'unstated'::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  exempt_note text DEFAULT ''::text NOT NULL,
  CONSTRAINT tax_settings_one CHECK ((id = 'shop'::text)),
  CONSTRAINT tax_settings_rule CHECK ((rule = ANY (ARRAY['unstated'::text, 'origin'::text, 'destination'::text, 'exempt'::text]))),
  CONSTRAINT tax_settings_pkey PRIMARY KEY (id)
);

CREATE TABLE test_charge (
  id text NOT NULL,
  key text NOT NULL,
  token text NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  status text NOT NULL,
  reason text,
  refunded integer DEFAULT 0 NOT NULL,
  settles_at timestamptz(3),
  webhook_at timestamptz(3),
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT test_charge_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX test_charge_key_key ON test_charge (key);
CREATE INDEX test_charge_webhook_at_idx ON test_charge (webhook_at);

CREATE TABLE topic_version (
  topic text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT topic_version_pkey PRIMARY KEY (topic)
);

CREATE TABLE tracking_event (
  id text NOT NULL,
  shipment_id text NOT NULL,
  sender_event_id text,
  status text NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  message text,
  city text,
  region text,
  country text,
  lat double precision,
  lng double precision,
  eta timestamptz(3),
  signed_by text,
  photo_url text,
  received_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  action_required boolean DEFAULT false NOT NULL,
  delayed boolean DEFAULT false NOT NULL,
  CONSTRAINT tracking_event_pkey PRIMARY KEY (id)
);
CREATE INDEX tracking_event_shipment_id_occurred_at_idx ON tracking_event (shipment_id, occurred_at);
CREATE UNIQUE INDEX tracking_event_shipment_id_sender_event_id_key ON tracking_event (shipment_id, sender_event_id);
CREATE INDEX tracking_event_town ON tracking_event (lower(city), country, occurred_at DESC) WHERE (lat IS NOT NULL);

CREATE TABLE tracking_pull (
  shipment_id text NOT NULL,
  due_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  failures integer DEFAULT 0 NOT NULL,
  claimed_by text,
  attempts integer DEFAULT 0 NOT NULL,
  CONSTRAINT tracking_pull_pkey PRIMARY KEY (shipment_id)
);
CREATE INDEX tracking_pull_due_at_idx ON tracking_pull (due_at);

CREATE TABLE two_factor (
  id text NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  user_id text NOT NULL,
  verified boolean DEFAULT true,
  failed_verification_count integer DEFAULT 0,
  locked_until timestamptz(3),
  CONSTRAINT two_factor_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX two_factor_user_id_key ON two_factor (user_id);

CREATE TABLE upload (
  file text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  CONSTRAINT upload_pkey PRIMARY KEY (file)
);
CREATE INDEX upload_due ON upload (due_at) WHERE (removed_at IS NULL);

CREATE TABLE "user" (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean DEFAULT false NOT NULL,
  image text,
  role text DEFAULT 'shopper'::text NOT NULL,
  is_anonymous boolean DEFAULT false,
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  updated_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  claimed_email text,
  two_factor_enabled boolean DEFAULT false,
  CONSTRAINT user_pkey PRIMARY KEY (id)
);
CREATE INDEX user_claimed_email_idx ON "user" (claimed_email);
CREATE UNIQUE INDEX user_email_key ON "user" (email);
CREATE INDEX user_is_anonymous_created_at_idx ON "user" (is_anonymous, created_at);

CREATE TABLE variant (
  id text NOT NULL,
  product_id text NOT NULL,
  sku text NOT NULL,
  title text NOT NULL,
  options jsonb DEFAULT '{}'::jsonb NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  image_file text,
  edition_size integer,
  price_amount integer NOT NULL,
  currency char(3) NOT NULL,
  compare_at_amount integer,
  previous_price_amount integer,
  price_changed_at timestamptz(3),
  on_hand integer DEFAULT 0 NOT NULL,
  reserved integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  archived_at timestamptz(3),
  weight_grams integer,
  prior_price_amount integer,
  numbered boolean DEFAULT false NOT NULL,
  CONSTRAINT variant_numbered CHECK (((NOT numbered) OR ((edition_size IS NOT NULL) AND ((edition_size >= 1) AND (edition_size <= 500))))),
  CONSTRAINT variant_price_not_negative CHECK ((price_amount >= 0)),
  CONSTRAINT variant_stock_bounds CHECK (((0 <= reserved) AND (reserved <= on_hand))),
  CONSTRAINT variant_weight CHECK ((weight_grams > 0)),
  CONSTRAINT variant_pkey PRIMARY KEY (id)
);
CREATE INDEX variant_product_id_position_idx ON variant (product_id, "position");
CREATE UNIQUE INDEX variant_sku_key ON variant (sku);

CREATE TABLE vat_check (
  number text NOT NULL,
  requester text NOT NULL,
  result text NOT NULL,
  name text,
  address text,
  consultation text,
  checked_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT vat_check_result CHECK ((result = ANY (ARRAY['valid'::text, 'invalid'::text, 'unknown'::text]))),
  CONSTRAINT vat_check_pkey PRIMARY KEY (number, requester)
);

CREATE TABLE vat_recheck (
  order_id text NOT NULL,
  result text DEFAULT 'unknown'::text NOT NULL,
  asked_at timestamptz(3),
  due_at timestamptz(3),
  attempts integer DEFAULT 0 NOT NULL,
  claimed_by text,
  settled_at timestamptz(3),
  settled_by text,
  refund_id text,
  created_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT vat_recheck_pkey PRIMARY KEY (order_id)
);
CREATE INDEX vat_recheck_due_at_idx ON vat_recheck (due_at);
CREATE UNIQUE INDEX vat_recheck_refund_id_key ON vat_recheck (refund_id);

CREATE TABLE verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  updated_at timestamptz(3) DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_expires_at_idx ON verification (expires_at);
CREATE INDEX verification_identifier_idx ON verification (identifier);

CREATE TABLE wish (
  person_id text NOT NULL,
  product_id text NOT NULL,
  saved_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  given_at timestamptz(3),
  CONSTRAINT wish_pkey PRIMARY KEY (person_id, product_id)
);
CREATE INDEX wish_product_id_idx ON wish (product_id);

CREATE TABLE wish_list (
  person_id text NOT NULL,
  code text NOT NULL,
  title text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  shared_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT wish_list_pkey PRIMARY KEY (person_id)
);
CREATE UNIQUE INDEX wish_list_code_key ON wish_list (code);

CREATE TABLE withdrawal (
  id text NOT NULL,
  public_id text NOT NULL,
  number serial NOT NULL,
  statement_key text NOT NULL,
  name text NOT NULL,
  order_text text NOT NULL,
  email text NOT NULL,
  pieces_text text DEFAULT ''::text NOT NULL,
  lines jsonb,
  source text NOT NULL,
  received_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  recorded_at timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
  recorded_by text,
  status text DEFAULT 'to_match'::text NOT NULL,
  order_id text,
  matched_by text,
  matched_at timestamptz(3),
  match_due_at timestamptz(3) DEFAULT clock_timestamp(),
  return_id text,
  proof_at timestamptz(3),
  asked_at timestamptz(3),
  settled_at timestamptz(3),
  refund_amount integer,
  exemption text,
  answer text,
  closed_by text,
  match_failures integer DEFAULT 0 NOT NULL,
  note text,
  receipt_at timestamptz(3),
  receipt_due_at timestamptz(3),
  delivery_amount integer DEFAULT 0 NOT NULL,
  CONSTRAINT withdrawal_refund CHECK ((refund_amount >= 0)),
  CONSTRAINT withdrawal_pkey PRIMARY KEY (id)
);
CREATE INDEX withdrawal_address ON withdrawal (lower(email));
CREATE INDEX withdrawal_match_due_at_idx ON withdrawal (match_due_at);
CREATE UNIQUE INDEX withdrawal_number_key ON withdrawal (number);
CREATE INDEX withdrawal_order_id_idx ON withdrawal (order_id);
CREATE UNIQUE INDEX withdrawal_public_id_key ON withdrawal (public_id);
CREATE INDEX withdrawal_receipt_due_at_idx ON withdrawal (receipt_due_at);
CREATE UNIQUE INDEX withdrawal_return_id_key ON withdrawal (return_id);
CREATE UNIQUE INDEX withdrawal_statement_key_key ON withdrawal (statement_key);
CREATE INDEX withdrawal_status_received_at_idx ON withdrawal (status, received_at);

ALTER TABLE account
  ADD CONSTRAINT account_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE alert
  ADD CONSTRAINT alert_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE alert_piece
  ADD CONSTRAINT alert_piece_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE alert_piece
  ADD CONSTRAINT alert_piece_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE alert
  ADD CONSTRAINT alert_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE auction
  ADD CONSTRAINT auction_relist_of_id_fkey FOREIGN KEY (relist_of_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE auction
  ADD CONSTRAINT auction_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES sale(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE bag_choice
  ADD CONSTRAINT bag_choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bag_code
  ADD CONSTRAINT bag_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bag_gift_card
  ADD CONSTRAINT bag_gift_card_card_id_fkey FOREIGN KEY (card_id) REFERENCES gift_card(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bag_gift_card
  ADD CONSTRAINT bag_gift_card_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bag_line
  ADD CONSTRAINT bag_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bag_line
  ADD CONSTRAINT bag_line_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bid
  ADD CONSTRAINT bid_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bid
  ADD CONSTRAINT bid_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE bidder_mark
  ADD CONSTRAINT bidder_mark_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE bidder_mark
  ADD CONSTRAINT bidder_mark_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE contact_message
  ADD CONSTRAINT contact_message_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE dispute
  ADD CONSTRAINT dispute_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE dispute
  ADD CONSTRAINT dispute_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_absence
  ADD CONSTRAINT drop_absence_drop_id_fkey FOREIGN KEY (drop_id) REFERENCES drop(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_admission
  ADD CONSTRAINT drop_admission_drop_id_fkey FOREIGN KEY (drop_id) REFERENCES drop(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_entry
  ADD CONSTRAINT drop_entry_drop_id_fkey FOREIGN KEY (drop_id) REFERENCES drop(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_entry_mark
  ADD CONSTRAINT drop_entry_mark_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES drop_entry(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_entry
  ADD CONSTRAINT drop_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE drop_reminder
  ADD CONSTRAINT drop_reminder_drop_id_fkey FOREIGN KEY (drop_id) REFERENCES drop(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_reminder
  ADD CONSTRAINT drop_reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_variant
  ADD CONSTRAINT drop_variant_drop_id_fkey FOREIGN KEY (drop_id) REFERENCES drop(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE drop_variant
  ADD CONSTRAINT drop_variant_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE email
  ADD CONSTRAINT email_confirmation_of_fkey FOREIGN KEY (confirmation_of) REFERENCES order_confirmation(order_id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE email
  ADD CONSTRAINT email_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE gift_card
  ADD CONSTRAINT gift_card_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE gift_entry
  ADD CONSTRAINT gift_entry_card_id_fkey FOREIGN KEY (card_id) REFERENCES gift_card(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE gift_entry
  ADD CONSTRAINT gift_entry_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE hold_clock
  ADD CONSTRAINT hold_clock_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE hold_clock
  ADD CONSTRAINT hold_clock_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE idempotency_effect
  ADD CONSTRAINT idempotency_effect_scope_key_fkey FOREIGN KEY (scope, key) REFERENCES idempotency_record(scope, key) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE invoice
  ADD CONSTRAINT invoice_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE invoice
  ADD CONSTRAINT invoice_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE lot_bidder
  ADD CONSTRAINT lot_bidder_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE lot_bidder
  ADD CONSTRAINT lot_bidder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE lot_end
  ADD CONSTRAINT lot_end_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE lot_event
  ADD CONSTRAINT lot_event_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE lot_search
  ADD CONSTRAINT lot_search_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE lot_watch
  ADD CONSTRAINT lot_watch_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE lot_watch
  ADD CONSTRAINT lot_watch_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE mollie_try
  ADD CONSTRAINT mollie_try_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES mollie_charge(payment_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE notice
  ADD CONSTRAINT notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE notice_preference
  ADD CONSTRAINT notice_preference_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE numbered_piece
  ADD CONSTRAINT numbered_piece_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_adjustment
  ADD CONSTRAINT order_adjustment_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_line(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_adjustment
  ADD CONSTRAINT order_adjustment_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_adjustment
  ADD CONSTRAINT order_adjustment_promotion_id_fkey FOREIGN KEY (promotion_id) REFERENCES promotion(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE order_confirmation
  ADD CONSTRAINT order_confirmation_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_event
  ADD CONSTRAINT order_event_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_line
  ADD CONSTRAINT order_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_line
  ADD CONSTRAINT order_line_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE order_link
  ADD CONSTRAINT order_link_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_message
  ADD CONSTRAINT order_message_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE order_return
  ADD CONSTRAINT order_return_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE orders
  ADD CONSTRAINT orders_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE orders
  ADD CONSTRAINT orders_exchange_of_id_fkey FOREIGN KEY (exchange_of_id) REFERENCES order_return(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE orders
  ADD CONSTRAINT orders_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE passkey
  ADD CONSTRAINT passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE payment_method
  ADD CONSTRAINT payment_method_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE payment
  ADD CONSTRAINT payment_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE person_address
  ADD CONSTRAINT person_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE person
  ADD CONSTRAINT person_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE photograph_fetch
  ADD CONSTRAINT photograph_fetch_import_id_fkey FOREIGN KEY (import_id) REFERENCES import_job(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE photograph_fetch
  ADD CONSTRAINT photograph_fetch_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE piece_words
  ADD CONSTRAINT piece_words_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE price_history
  ADD CONSTRAINT price_history_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE product_collection
  ADD CONSTRAINT product_collection_collection_id_fkey FOREIGN KEY (collection_id) REFERENCES collection(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE product_collection
  ADD CONSTRAINT product_collection_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE product_head
  ADD CONSTRAINT product_head_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE product_image
  ADD CONSTRAINT product_image_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE product_search
  ADD CONSTRAINT product_search_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE promotion_use
  ADD CONSTRAINT promotion_use_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE promotion_use
  ADD CONSTRAINT promotion_use_promotion_id_fkey FOREIGN KEY (promotion_id) REFERENCES promotion(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE provider_refund
  ADD CONSTRAINT provider_refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE push
  ADD CONSTRAINT push_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE push
  ADD CONSTRAINT push_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES push_subscription(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE push_subscription
  ADD CONSTRAINT push_subscription_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE question
  ADD CONSTRAINT question_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE question
  ADD CONSTRAINT question_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE refund
  ADD CONSTRAINT refund_money_id_fkey FOREIGN KEY (money_id) REFERENCES refund(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE refund
  ADD CONSTRAINT refund_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE refund
  ADD CONSTRAINT refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE refund
  ADD CONSTRAINT refund_return_id_fkey FOREIGN KEY (return_id) REFERENCES order_return(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE release_request
  ADD CONSTRAINT release_request_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alert(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_bag_line_id_fkey FOREIGN KEY (bag_line_id) REFERENCES bag_line(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE reservation
  ADD CONSTRAINT reservation_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE retraction_request
  ADD CONSTRAINT retraction_request_auction_id_fkey FOREIGN KEY (auction_id) REFERENCES auction(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE return_line
  ADD CONSTRAINT return_line_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE return_line
  ADD CONSTRAINT return_line_return_id_fkey FOREIGN KEY (return_id) REFERENCES order_return(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE review
  ADD CONSTRAINT review_order_line_id_fkey FOREIGN KEY (order_line_id) REFERENCES order_line(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE review
  ADD CONSTRAINT review_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE review_request
  ADD CONSTRAINT review_request_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE saved_address
  ADD CONSTRAINT saved_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE scheduled_price
  ADD CONSTRAINT scheduled_price_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE session
  ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE shipment
  ADD CONSTRAINT shipment_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE shipment
  ADD CONSTRAINT shipment_return_id_fkey FOREIGN KEY (return_id) REFERENCES order_return(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE shipping_rate
  ADD CONSTRAINT shipping_rate_zone_id_fkey FOREIGN KEY (zone_id) REFERENCES shipping_zone(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE step_up
  ADD CONSTRAINT step_up_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE stock_ledger
  ADD CONSTRAINT stock_ledger_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variant(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE stored_file
  ADD CONSTRAINT stored_file_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE stored_file
  ADD CONSTRAINT stored_file_return_id_fkey FOREIGN KEY (return_id) REFERENCES order_return(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE tracking_event
  ADD CONSTRAINT tracking_event_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipment(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE tracking_pull
  ADD CONSTRAINT tracking_pull_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES shipment(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE two_factor
  ADD CONSTRAINT two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE variant
  ADD CONSTRAINT variant_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE vat_recheck
  ADD CONSTRAINT vat_recheck_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE vat_recheck
  ADD CONSTRAINT vat_recheck_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refund(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE wish_list
  ADD CONSTRAINT wish_list_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE wish
  ADD CONSTRAINT wish_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE wish
  ADD CONSTRAINT wish_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE withdrawal
  ADD CONSTRAINT withdrawal_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE withdrawal
  ADD CONSTRAINT withdrawal_return_id_fkey FOREIGN KEY (return_id) REFERENCES order_return(id) ON UPDATE CASCADE ON DELETE SET NULL;

-- A shop's first order and return aren't number 1.
ALTER SEQUENCE orders_number_seq RESTART WITH 4801;
ALTER SEQUENCE order_return_number_seq RESTART WITH 1001;

-- What every shop begins with.
INSERT INTO shop_settings (id) VALUES ('shop');
INSERT INTO shop_history (epoch) VALUES (left(replace(gen_random_uuid()::text, '-', ''), 16));
INSERT INTO bag_turn (id) VALUES ('shop');
INSERT INTO tax_settings (id) VALUES ('shop');
INSERT INTO delivery_settings (id) VALUES ('shop');
INSERT INTO shipping_zone (id, title, countries, position) VALUES
  ('near', 'France, Portugal and Spain', '{FR,PT,ES}', 0),
  ('union', 'European Union', '{AT,BE,DK,FI,DE,IE,IT,LU,NL,SE}', 1),
  ('customs', 'Norway, Switzerland and the United Kingdom', '{NO,CH,GB}', 2),
  ('elsewhere', 'Everywhere else', '{}', 3);
INSERT INTO shipping_rate (id, zone_id, method, title, amount, free_from, days_least, days_most) VALUES
  ('near-standard', 'near', 'standard', 'Home delivery', 900, 15000, 2, 3),
  ('union-standard', 'union', 'standard', 'Home delivery', 900, 15000, 3, 5),
  ('customs-standard', 'customs', 'standard', 'Home delivery', 900, 15000, 4, 7),
  ('elsewhere-standard', 'elsewhere', 'standard', 'Home delivery', 900, 15000, 4, 7);
INSERT INTO search_synonym (word, meaning) VALUES
  ('jug', 'pitcher'), ('jugs', 'pitcher'), ('ewer', 'pitcher'), ('creamer', 'pitcher'),
  ('dish', 'plate'), ('dishes', 'plate'), ('platter', 'plate'),
  ('decanter', 'carafe'), ('flask', 'bottle'),
  ('beaker', 'cup'), ('beakers', 'cup'), ('teacup', 'cup'),
  ('urn', 'jar'), ('crock', 'jar'),
  ('lamp', 'light'), ('tray', 'plate'),
  ('pottery', 'stoneware'), ('china', 'porcelain');
