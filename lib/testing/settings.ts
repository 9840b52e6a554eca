/** Settings of the demonstration, for tests run by hand; `npm test` gives its own. Imported before anything else. */
process.env.SILLAGE_MODE ||= "embedded";
process.env.AUTH_SECRET ||= "a secret for tests only, long enough";
process.env.PUBLIC_URL ||= "http://localhost:3000";
