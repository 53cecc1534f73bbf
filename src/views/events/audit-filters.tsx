import { paths } from '#paths.ts'
import { carried, parameter, withoutParameter } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Chip } from '#views/ui/chip.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import type { Speech } from '#words/words.ts'

/** What may be chosen, named as on the page. */
export type Choices = {
  sites: readonly Named[]
  people: readonly Named[]
  families: readonly string[]
  subject: string | null
}

type Named = { id: string; name: string }

const fields = ['family', 'person', 'site', 'from', 'to']

/** The filters of the history, all of them in the address. */
export function AuditFilters({ w, address, choices }: { w: Speech; address: string; choices: Choices }) {
  const { audit } = w
  const families: Record<string, string> = audit.families
  const filtered = [...fields, 'subject'].some((field) => parameter(address, field))
  return (
    <search>
      <form class="toolbar" method="get" action={paths.audit.all}>
        {carried(address, [...fields, 'q']).map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <Select
          name="family"
          label={audit.family}
          all={audit.everyFamily}
          chosen={parameter(address, 'family')}
          choices={choices.families.map((id) => ({ id, name: families[id] ?? id }))}
        />
        <Select
          name="person"
          label={audit.who}
          all={audit.everybody}
          chosen={parameter(address, 'person')}
          choices={choices.people}
        />
        {choices.sites.length > 1 && (
          <Select
            name="site"
            label={audit.site}
            all={audit.everySite}
            chosen={parameter(address, 'site')}
            choices={choices.sites}
          />
        )}
        <Day name="from" label={audit.from} address={address} />
        <Day name="to" label={audit.to} address={address} />
        {choices.subject && (
          <Chip w={w} label={audit.subject} remove={withoutParameter(address, 'subject')}>
            {audit.oneSubject}
          </Chip>
        )}
        <Button size="small">{audit.show}</Button>
        {filtered && (
          <LinkButton size="small" tone="quiet" href={paths.audit.all}>
            {audit.reset}
          </LinkButton>
        )}
      </form>
    </search>
  )
}

type SelectProps = { name: string; label: string; all: string; chosen: string | undefined; choices: readonly Named[] }

function Select({ name, label, all, chosen, choices }: SelectProps) {
  return (
    <select class="input" name={name} aria-label={label}>
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option value={choice.id} selected={choice.id === chosen}>
          {choice.name}
        </option>
      ))}
    </select>
  )
}

function Day({ name, label, address }: { name: string; label: string; address: string }) {
  return (
    <label class="state">
      <span class="mute">{label}</span>
      <input class="input" type="date" name={name} value={parameter(address, name)} />
    </label>
  )
}
