import type { Child } from 'hono/jsx'

type CardProps = {
  /** With a title, the card is a named part of the page. */
  title?: Child
  level?: 2 | 3 | undefined
  id?: string | undefined
  /** A few grey words beside the title. */
  note?: Child
  actions?: Child
  footer?: Child
  /** The content touches the edges: a table, rows. */
  flush?: boolean | undefined
  /** Names a card that shows no title. */
  label?: string | undefined
  children?: Child
} & ({ title: Child; id: string } | { title?: undefined })

export function Card(props: CardProps) {
  const titleId = props.title === undefined ? undefined : `${props.id}-title`
  return (
    <section class="card" id={props.id} aria-labelledby={titleId} aria-label={props.label}>
      {titleId && <CardHead {...props} titleId={titleId} />}
      {props.flush ? props.children : <div class="body stacked wide4">{props.children}</div>}
      {props.footer && <footer>{props.footer}</footer>}
    </section>
  )
}

function CardHead({ title, level = 2, titleId, note, actions }: CardProps & { titleId: string }) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <header>
      <Title id={titleId}>{title}</Title>
      {note && <p>{note}</p>}
      {actions && <div class="actions">{actions}</div>}
    </header>
  )
}
