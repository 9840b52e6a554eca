/** The parameters of a page's address as one text, in their order: what is asked twice in a request is read once. */
export function addressOf(searchParams: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(searchParams).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(pairs).toString();
}
