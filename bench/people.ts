/** People who propose by programs: their tokens. */
import { createKnownUser } from "#lib/testing/factories";
import { makeToken } from "#lib/tokens/make";

export async function makeTokens(count: number): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < count) {
    const { token } = await makeToken(await createKnownUser(), {
      name: "Mesure",
      scopes: ["propose"],
      days: "30",
    });
    tokens.push(token);
  }
  return tokens;
}
