import type { Child } from 'hono/jsx'
import { Qr } from '#views/ui/qr.tsx'

type Run = { text: string; bold?: boolean | undefined; italic?: boolean | undefined }
type Rich = string | readonly Run[]
type Align = 'left' | 'center' | 'right'

/** The blocks of edge/pdf/blocks.ts, as a page shows them. */
export type ShownBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: Rich; align?: Align | undefined; tone?: 'soft' | 'note' | undefined }
  | { kind: 'list'; ordered?: boolean | undefined; items: readonly Rich[] }
  | { kind: 'facts'; facts: readonly { label: string; value: Rich }[] }
  | {
      kind: 'table'
      columns: readonly { title: string; align?: Align | undefined }[]
      rows: readonly (readonly Rich[])[]
    }
  | { kind: 'columns'; columns: readonly (readonly ShownBlock[])[] }
  | {
      kind: 'signatures'
      boxes: readonly {
        title: string
        name?: string | undefined
        note?: string | undefined
        drawing?: string | undefined
        typed?: string | undefined
      }[]
    }
  | { kind: 'image' }
  | { kind: 'qr'; text: string; label: string }
  | { kind: 'rule' }
  | { kind: 'space' }
  | { kind: 'break' }

/** A paper on the screen: the same description that is printed. */
export function Paper({ blocks, title }: { blocks: readonly ShownBlock[]; title: string }) {
  return (
    <article class="paper" lang="fr" aria-label={title}>
      {blocks.map((block) => (
        <Shown block={block} />
      ))}
    </article>
  )
}

function Shown({ block }: { block: ShownBlock }): Child {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} text={block.text} />
    case 'paragraph':
      return <p class={block.tone}>{rich(block.text)}</p>
    case 'list': {
      const items = block.items.map((item) => <li>{rich(item)}</li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{rich(value)}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <PaperTable columns={block.columns} rows={block.rows} />
    case 'columns':
      return block.columns.map((column) => column.map((each) => <Shown block={each} />))
    case 'signatures':
      return <Signatures boxes={block.boxes} />
    case 'qr':
      return <Qr text={block.text} label={block.label} />
    case 'rule':
    case 'break':
      return <hr />
    default:
      return null
  }
}

function Heading({ level, text }: { level: 1 | 2 | 3; text: string }) {
  if (level === 1) return <h2 class="name">{text}</h2>
  return level === 2 ? <h3>{text}</h3> : <h4>{text}</h4>
}

function PaperTable({ columns, rows }: Pick<ShownBlock & { kind: 'table' }, 'columns' | 'rows'>) {
  return (
    <section class="scroll" tabindex={0} aria-label={columns.map(({ title }) => title).join(', ')}>
      <table class="table dense">
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((_, at) => (
                <td>{rich(row[at] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Signatures({ boxes }: Pick<ShownBlock & { kind: 'signatures' }, 'boxes'>) {
  return (
    <ul class="signatures">
      {boxes.map(({ title, name, note, drawing, typed }) => (
        <li>
          <b>{title}</b>
          {name && <span>{name}</span>}
          {note && <small>{note}</small>}
          {typed && <i>{typed}</i>}
          {drawing && (
            <svg class="ink" viewBox="0 0 600 300" role="img" aria-label={title}>
              <path d={drawing} />
            </svg>
          )}
        </li>
      ))}
    </ul>
  )
}

function rich(text: Rich): Child {
  if (typeof text === 'string') return lined(text)
  return text.map(({ text: said, bold, italic }) =>
    bold ? <b>{lined(said)}</b> : italic ? <i>{lined(said)}</i> : lined(said),
  )
}

const lined = (text: string): Child => text.split('\n').map((line, at) => (at === 0 ? line : [<br />, line]))
