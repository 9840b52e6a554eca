import { Button } from "#components/ui/button";
import { ACT_GROUPS, AUDIT_OBJECTS, type AuditFilters, isFiltered } from "#lib/administration/audit-filters";
import { type Lang, messages } from "#lib/messages/index";
import { auditPath } from "#lib/paths";
import { FilterSelect } from "./filter-select";

/** A GET form: the address is the whole search. */
export function AuditSearch({ filters, lang }: { filters: AuditFilters; lang: Lang }) {
  const { audit } = messages(lang).administration;
  const input = (name: "who" | "id" | "from" | "to", type: "search" | "date") => (
    <div className="field">
      <label className="label" htmlFor={name}>
        {audit[name]}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        maxLength={type === "search" ? 200 : undefined}
        defaultValue={filters[name] ?? ""}
        className="input input-compact"
      />
    </div>
  );
  return (
    <search>
      <form method="get" action={auditPath(lang)} className="filter-line">
        {input("who", "search")}
        <FilterSelect
          name="act"
          label={audit.act}
          none={audit.any}
          value={filters.act}
          options={actOptions(filters, lang)}
        />
        <FilterSelect
          name="object"
          label={audit.object}
          none={audit.anyObject}
          value={filters.object}
          options={AUDIT_OBJECTS.map((value) => ({ value, label: audit.objects[value] ?? value }))}
        />
        {input("id", "search")}
        {input("from", "date")}
        {input("to", "date")}
        <Button variant="secondary" small>
          {audit.submit}
        </Button>
        {isFiltered(filters) ? <a href={auditPath(lang)}>{audit.clear}</a> : null}
      </form>
    </search>
  );
}

/** The groups, and the one act that a link has asked for. */
function actOptions({ act }: AuditFilters, lang: Lang) {
  const { audit } = messages(lang).administration;
  const groups = ACT_GROUPS.map((value) => ({ value: value as string, label: audit.groups[value] }));
  if (!act || groups.some(({ value }) => value === act)) return groups;
  return [...groups, { value: act, label: audit.acts[act] ?? act }];
}
