import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

export type Fact = { icon?: IconName | undefined; text: Child }

type PageHeadProps = {
  title: Child
  /** One badge. */
  state?: Child
  lead?: Child
  facts?: readonly Fact[] | undefined
  /** At the right, with one primary at most. */
  actions?: Child
}

/** The only h1 of the page. */
export function PageHead({ title, state, lead, facts, actions }: PageHeadProps) {
  return (
    <div class="head">
      <div>
        <div class="title">
          <h1>{title}</h1>
          {state}
        </div>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div class="actions">{actions}</div>}
      {facts && <Facts facts={facts} />}
    </div>
  )
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul class="facts">
      {facts.map(({ icon, text }) => (
        <li>
          {icon && <Icon name={icon} />}
          {text}
        </li>
      ))}
    </ul>
  )
}
