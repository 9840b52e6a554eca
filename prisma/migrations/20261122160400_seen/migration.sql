-- How many pages of each kind were read each day, by nobody in particular (lib/usage).
CREATE TABLE page_count (
  day DATE NOT NULL,
  -- One of lib/http/route-kind.ts.
  kind TEXT NOT NULL,
  views INTEGER NOT NULL,
  CONSTRAINT page_count_pkey PRIMARY KEY (day, kind),
  CONSTRAINT page_count_is_of_some CHECK (views > 0)
);

-- Accounts that nobody uses any more are warned, then erased (lib/accounts/silence.ts). Nobody's silence began before
-- it was watched: everyone there today counts as seen today.
ALTER TABLE "user"
  ADD COLUMN seen_on DATE NOT NULL DEFAULT CURRENT_DATE,
  ADD COLUMN silence_warned_at TIMESTAMPTZ(3);
CREATE INDEX user_by_silence ON "user" (seen_on) WHERE erased_at IS NULL;

-- The audit log still only grows, but for one thing: what it says of sign-ins serves security, and the database lets it go
-- once it is a year old, by its own clock (decision 53).
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_LEVEL = 'ROW' THEN
    IF split_part(OLD.action, '.', 1) IN ('session', 'link', 'key') AND OLD.at < clock_timestamp() - INTERVAL '1 year' THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_event only grows: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE INDEX audit_event_of_sign_ins ON audit_event (at) WHERE split_part(action, '.', 1) IN ('session', 'link', 'key');
