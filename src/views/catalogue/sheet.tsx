import type { Child } from 'hono/jsx'
import type { Sheet } from '#domain/catalogue/sheet.ts'
import { safeHref } from '#views/ui/href.ts'
import { Icon } from '#views/ui/icon.tsx'
import type { Speech } from '#words/words.ts'
import { paragraphs } from './field-lines.ts'

type SheetProps = { w: Speech; sheet: Sheet }

/** What is taught and how it is proved, section by section; what is not said is left out. */
export function SheetContent({ w, sheet }: SheetProps) {
  const { fields } = w.catalogue
  return (
    <>
      <Section id="objectives" title={fields.objectives} shown={sheet.objectives.length > 0}>
        <ol class="objectives">
          {sheet.objectives.map(({ text, assessment }) => (
            <li>
              {text}
              {assessment && <small>{w.catalogue.assessedBy(assessment)}</small>}
            </li>
          ))}
        </ol>
      </Section>
      <Section id="modules" title={fields.modules} shown={sheet.modules.length > 0}>
        <Modules w={w} sheet={sheet} />
      </Section>
      <Said id="audience" title={fields.audience} text={sheet.audience} />
      <Said id="prerequisites" title={fields.prerequisites} text={sheet.prerequisites} />
      <Said id="methods" title={fields.methods} text={sheet.methods} />
      <Said id="means" title={fields.means} text={sheet.means} />
      <Said id="assessment" title={fields.assessment} text={sheet.assessment} />
      <Said id="sanction" title={fields.sanction} text={sheet.sanction} />
      <Certification w={w} sheet={sheet} />
    </>
  )
}

/** How to come, and how one is welcome. */
export function SheetAccess({ w, sheet }: SheetProps) {
  const { fields } = w.catalogue
  return (
    <>
      <Said id="access" title={fields.access} text={sheet.access} />
      <Said id="accessibility" title={fields.accessibility} text={sheet.accessibility} />
      <Said id="results" title={fields.results} text={sheet.results} />
    </>
  )
}

function Modules({ w, sheet }: SheetProps) {
  return (
    <ol class="modules">
      {sheet.modules.map(({ title, minutes, objectives, content }) => (
        <li>
          <div class="module">
            <b>{title}</b> {minutes > 0 && <span class="num mute">{w.format.duration(minutes)}</span>}
          </div>
          {objectives.length > 0 && (
            <ul>
              {objectives.map((objective) => (
                <li>{objective}</li>
              ))}
            </ul>
          )}
          <Paragraphs text={content} />
        </li>
      ))}
    </ol>
  )
}

function Certification({ w, sheet: { certification } }: SheetProps) {
  const { catalogue: words } = w
  if (!certification) return null
  const { register, code, title, certifier } = certification
  const address = `https://www.francecompetences.fr/recherche/${register.toLowerCase()}/${code}/`
  return (
    <Section id="certification" title={words.fields.certification} shown>
      <p>
        {register === 'CQP' ? (
          words.certified(register, code)
        ) : (
          <a href={safeHref(address)} rel="noopener">
            {words.certified(register, code)}
            <Icon name="external-link" />
          </a>
        )}{' '}
        {title}
      </p>
      {certifier && <p class="mute">{words.certifiedBy(certifier)}</p>}
    </Section>
  )
}

export function Said({ id, title, text }: { id: string; title: string; text: string }) {
  return (
    <Section id={id} title={title} shown={text !== ''}>
      <Paragraphs text={text} />
    </Section>
  )
}

function Section({ id, title, shown, children }: { id: string; title: string; shown: boolean; children?: Child }) {
  if (!shown) return null
  return (
    <section class="said" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{title}</h3>
      {children}
    </section>
  )
}

/** As it was typed: a line that begins with a dash is an item of a list. */
function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {blocksOf(paragraphs(text)).map((block) =>
        typeof block === 'string' ? (
          <p>{block}</p>
        ) : (
          <ul>
            {block.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        ),
      )}
    </>
  )
}

function blocksOf(lines: readonly string[]): (string | string[])[] {
  const blocks: (string | string[])[] = []
  for (const line of lines) {
    const [, item] = /^[-–•*]\s+(.+)$/u.exec(line) ?? []
    const last = blocks.at(-1)
    if (item === undefined) blocks.push(line)
    else if (Array.isArray(last)) last.push(item)
    else blocks.push([item])
  }
  return blocks
}
