/** The parameters of a page's address as one text, in their order: what is asked twice in a request is read once. */
import { WHOLE_PARAMETER } from "./finds";

export function addressOf(searchParams: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(searchParams).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(pairs).toString();
}

/** What an address says beside the search: the period as it was typed, and the facet whose values are all asked for. */
export function typedIn(address: string): { from: string; to: string; whole: string } {
  const params = new URLSearchParams(address);
  const of = (name: string) => params.get(name) ?? "";
  return { from: of("from"), to: of("to"), whole: of(WHOLE_PARAMETER) };
}
