import { FilterInput, FilterSelect } from "#components/forms/filter-fields";
import { Button } from "#components/ui/button";
import { ACT_GROUPS, AUDIT_OBJECTS, type AuditFilters, isFiltered } from "#lib/administration/audit-filters";
import { type Lang, messages } from "#lib/messages/index";
import { auditPath } from "#lib/paths";

/** A GET form: the address is the whole search. */
export function AuditSearch({ filters, lang }: { filters: AuditFilters; lang: Lang }) {
  const { audit } = messages(lang).administration;
  return (
    <search>
      <form method="get" action={auditPath(lang)} className="filter-line">
        <FilterInput name="who" label={audit.who} value={filters.who} />
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
        <FilterInput name="id" label={audit.id} value={filters.id} />
        <FilterInput name="from" label={audit.from} value={filters.from} type="date" />
        <FilterInput name="to" label={audit.to} value={filters.to} type="date" />
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
