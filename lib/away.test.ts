/** ops/nginx/away.conf: what nginx says by itself is what Sillage says when it cannot answer, made from the same words. */
import { expect, test } from "vitest";
import { PLAIN_HEADERS, plainPage } from "#lib/http/plain-page";
import { messages } from "#lib/messages/index";
import { LANGS } from "#lib/messages/lang";

test("nginx says that nothing answers in the words of our own pages, with when to come back", async () => {
  await expect(awayConfiguration()).toMatchFileSnapshot("../ops/nginx/away.conf");
});

function awayConfiguration(): string {
  const { title, text } = messages("en").http[503];
  const problem = JSON.stringify({ type: "about:blank", title, status: 503, detail: text });
  const pages = LANGS.map((lang) => place(lang, "text/html; charset=utf-8", plainPage(503, lang)));
  return `# What is said when no instance answers, or the last one leaves (502), and no page is kept: 503, when to come back, in the words of
# Sillage's own pages. lib/away.test.ts makes this file of them: \`npx vitest run lib/away.test.ts -u\` writes it anew.
proxy_intercept_errors on;
error_page 502 504 =503 $away;
${pages.join("")}${place("program", "application/problem+json", problem)}`;
}

function place(name: string, type: string, body: string): string {
  // nginx reads no word longer than 4,096 bytes, and variables in it.
  if (/['$\\]/.test(body) || Buffer.byteLength(body) > 4000)
    throw new Error(`nginx cannot quote it: ${body}`);
  const headers = {
    "retry-after": "10",
    "cache-control": PLAIN_HEADERS["cache-control"],
    "content-security-policy": PLAIN_HEADERS["content-security-policy"],
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
  };
  const lines = Object.entries(headers).map(
    ([header, value]) => `    add_header ${header} "${value}" always;\n`,
  );
  return `
location @away_${name} {
    default_type "${type}";
${lines.join("")}    return 503 '${body.trim()}';
}
`;
}
