import { FilterInput } from "#components/forms/filter-fields";
import { Button } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { synonymsPath } from "#lib/paths";

/** A GET form: the address is the whole search. */
export function SynonymSearch({ q, lang }: { q: string; lang: Lang }) {
  const { search, submit, clear } = messages(lang).synonyms;
  return (
    <search>
      <form method="get" action={synonymsPath(lang)} className="filter-line">
        <FilterInput name="q" label={search} value={q} wide />
        <Button variant="secondary" small>
          {submit}
        </Button>
        {q ? <a href={synonymsPath(lang)}>{clear}</a> : null}
      </form>
    </search>
  );
}
