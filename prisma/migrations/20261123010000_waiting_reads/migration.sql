-- What has to wait for others before it reads. A statement sees what was there when it began, so one that locks and reads at
-- once would not see what it waited for; in a function each statement sees anew, and the three are one journey instead of two.

-- Counts one more act against a limit, one after the other; false, and nothing is counted, when it is reached.
CREATE FUNCTION count_act(counted text, at_instant timestamptz, since timestamptz, most integer) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(counted, 0));
  INSERT INTO rate_event (key, at)
  SELECT counted, at_instant
  WHERE (SELECT count(*) FROM rate_event AS e WHERE e.key = counted AND e.at > since) < most;
  RETURN FOUND;
END
$$;

-- Whether what an account sends is put apart. The account stays locked in share until the end of the transaction: a
-- quarantine that begins or ends meanwhile waits, or has landed.
CREATE FUNCTION is_quarantined(account uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "user" WHERE id = account FOR SHARE;
  RETURN EXISTS (SELECT FROM quarantine AS q WHERE q.user_id = account AND q.lifted_at IS NULL);
END
$$;

-- What a request of the same key was answered, if it was. The other of two at once waits here until the first is done.
CREATE FUNCTION answered_before(asker uuid, asked text) RETURNS TABLE (body_hash text, answer jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('answered:' || asker || ':' || asked, 0));
  RETURN QUERY SELECT r.body_hash, r.answer FROM answered_request AS r WHERE r.user_id = asker AND r.key = asked;
END
$$;
