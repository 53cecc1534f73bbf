import { type Answers, read } from '#db/database.ts'
import { selectLatestSession, selectTemplates, selectTemplateVersions } from '#db/documents/templates.ts'
import { selectSites } from '#db/organisations/sites.ts'
import { ourTemplates } from '#domain/documents/defaults/ours.ts'
import { blocksIn, edited } from '#domain/documents/editing.ts'
import { exampleSaid } from '#domain/documents/example.ts'
import { gathered, gathering, type Templates } from '#domain/documents/gathering.ts'
import { isPaperKind, type PaperKindName, paperKindNames } from '#domain/documents/kinds.ts'
import { lists, names, type Said } from '#domain/documents/names.ts'
import { blocksOf } from '#domain/documents/paper.ts'
import { subjectsOf } from '#domain/documents/subjects.ts'
import { blockKinds, readTemplate, refuseTemplate, type TemplateBody } from '#domain/documents/template.ts'
import { changeTemplate, resetTemplate, TemplateReset } from '#domain/documents/templates.ts'
import { unsaid } from '#domain/documents/unsaid.ts'
import { saidOf } from '#domain/documents/values.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { isStorable, readFields, readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TemplatePage, TemplatePreview } from '#views/documents/template.tsx'
import { TemplatesPage } from '#views/documents/templates.tsx'
import { withParameters } from '#views/ui/address.ts'
import { blank, type FormState } from '#views/ui/form.tsx'
import { voiceOf } from '#words/voice.ts'

const rows = { rows: 400 }

export const paperTemplates = room(paths.templates.all, { staff: 'templates.edit' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const asked = c.req.query('site') ?? ''
      const [all, own, sites, [latest]] = await read(
        scope,
        selectTemplates(scope, ''),
        selectTemplates(scope, { id: asked }),
        selectSites(scope, { q: '', after: null }, 20),
        selectLatestSession(scope),
      )
      const site = sites.find(({ id }) => id === asked)?.id ?? ''
      const lines = paperKindNames.map((kind) => {
        const found = (site ? own : all).find((row) => row.kind === kind)
        return { kind, version: found?.body ? found.version : null }
      })
      const props = { w: c.var.w, site, sites, session: latest?.id ?? '', lines }
      return page(c, c.var.w.templates.title, <TemplatesPage {...props} />)
    },
    { rows: 110 },
  )

  .get(
    '/:kind',
    async (c) => {
      const screen = await load(c, c.req.query('site') ?? '', c.req.query('session') ?? '')
      const from = screen.versions.find(({ version }) => String(version) === c.req.query('from'))
      const former = from && (from.body === null ? screen.common : readTemplate(from.body))
      return page(c, titleOf(c, screen), show(c, screen, former))
    },
    { rows: 110 },
  )

  .post(
    '/:kind',
    async (c) => {
      const fields = await readFields(c)
      const screen = await load(c, textOf(fields.get('site')), textOf(fields.get('session')))
      const { scope, w } = c.var
      const typed: TemplateBody = {
        blocks: blocksIn(fields),
        annexes: [fields.get('annexes') ?? []].flat().filter(isPaperKind),
      }
      const asked = textOf(fields.get('_do'))
      if (asked) return page(c, titleOf(c, screen), show(c, screen, { ...typed, blocks: edited(typed.blocks, asked) }))

      const state = faultsOf(c, typed, fields)
      if (state) return refused(c, titleOf(c, screen), show(c, screen, typed, state))
      const version = Number(textOf(fields.get('version'))) || 0
      const { kind, siteId: site } = screen
      const outcome = await changeTemplate(scope, { kind, site, version }, typed, [
        selectTemplateVersions(scope, kind, site),
      ])
      if (!outcome.ok)
        return refused(c, titleOf(c, screen), show(c, screen, typed, withRefusal(c, blank, 'overtaken')), 409)
      return shown(c, { ...screen, versions: outcome.after[0] }, w.templates.saved)
    },
    rows,
  )

  .post(
    '/:kind/preview',
    async (c) => {
      const fields = await readFields(c)
      const screen = await load(c, textOf(fields.get('site')), textOf(fields.get('session')))
      const typed: TemplateBody = {
        blocks: blocksIn(fields),
        annexes: [fields.get('annexes') ?? []].flat().filter(isPaperKind),
      }
      const state = faultsOf(c, typed, fields) ?? blank
      const regions = { preview: <TemplatePreview w={c.var.w} kind={screen.kind} preview={previewOf(screen, typed)} /> }
      return page(c, titleOf(c, screen), show(c, screen, typed, state), { regions })
    },
    rows,
  )

  .post(
    '/:kind/reset',
    async (c) => {
      const fields = await readFields(c)
      const screen = await load(c, textOf(fields.get('site')), '')
      const form = await readForm(c, TemplateReset)
      const { scope, w } = c.var
      if (!form.ok) return refused(c, titleOf(c, screen), show(c, screen))
      const { kind, siteId: site } = screen
      const which = { kind, site, version: form.value.version }
      const outcome = await resetTemplate(scope, which, [selectTemplateVersions(scope, kind, site)])
      if (!outcome.ok)
        return refused(c, titleOf(c, screen), show(c, screen, undefined, withRefusal(c, blank, 'overtaken')), 409)
      return shown(c, { ...screen, versions: outcome.after[0] }, w.templates.wasReset)
    },
    rows,
  )

type Versions = Answers<readonly [ReturnType<typeof selectTemplateVersions>]>[0]
type Screen = {
  kind: PaperKindName
  siteId: string
  site: { id: string; name: string } | null
  session: string
  said: Said
  versions: Versions
  common: TemplateBody
  templates: Templates
}

/** One trip: the door's check, the template's versions, the sites, and the session that the preview speaks of. */
async function load(c: Context, siteAsked: string, sessionAsked: string): Promise<Screen> {
  const { scope } = c.var
  const kind = c.req.param('kind') ?? ''
  const known = isPaperKind(kind) ? kind : 'convention'
  const [siteId, session] = [siteAsked, sessionAsked].map((id) => (isStorable(id) ? id.slice(0, 60) : '')) as [
    string,
    string,
  ]
  const [versions, sites, ...answers] = await read(
    scope,
    selectTemplateVersions(scope, known, siteId),
    selectSites(scope, { q: '', after: null }, 20),
    ...gathering(scope, session, { limit: 12 }),
  )
  const site = sites.find(({ id }) => id === siteId) ?? null
  const found = gathered(answers)
  if (!isPaperKind(kind) || !found || (siteId !== '' && !site)) throw new NotThere()
  const on = dayOf(scope.clock.now(), found.source.office.timeZone)
  const [subject = {}] = subjectsOf(known, found.source)
  const said = found.source.session
    ? saidOf(found.source, subject, voiceOf(found.source.office.timeZone), { number: '…', on, asked: {} })
    : exampleSaid
  const common = siteId ? found.templates(known) : ourTemplates[known]
  return {
    kind: known,
    siteId,
    site,
    session: found.source.session ? session : '',
    said,
    versions,
    common,
    templates: found.templates,
  }
}

/** What is in force: the latest version, else what stands behind it. */
function inForce({ versions, common }: Screen): TemplateBody {
  const body = versions[0]?.body
  return body ? readTemplate(body) : common
}

function show(c: Context, screen: Screen, typed: TemplateBody = inForce(screen), state: FormState = blank) {
  const { kind, site, session, versions } = screen
  const [latest] = versions
  return (
    <TemplatePage
      w={c.var.w}
      kind={kind}
      site={site}
      session={session}
      version={latest?.version ?? 0}
      isOwn={latest?.body != null}
      state={{ ...state, values: { ...state.values, annexes: typed.annexes } }}
      blocks={typed.blocks}
      choices={{
        kinds: blockKinds,
        names,
        lists: Object.keys(lists) as (keyof typeof lists)[],
        annexes: paperKindNames.filter((each) => each !== kind),
      }}
      versions={versions}
      preview={previewOf(screen, typed)}
    />
  )
}

function shown(c: Context, screen: Screen, text: string) {
  const { kind, siteId: site, session } = screen
  const address = withParameters(paths.templates.one(kind), {
    ...(site ? { site } : {}),
    ...(session ? { session } : {}),
  })
  return changed(c, address, titleOf(c, screen), show(c, screen), { text })
}

/** As it will be printed, annexes included; what it no longer says is judged on a real session alone. */
function previewOf({ kind, said, session, templates }: Screen, typed: TemplateBody) {
  const worded: Templates = (each) => (each === kind ? typed : templates(each))
  const blocks = blocksOf(kind, worded, said, voiceOf('Europe/Paris').typeset)
  return { blocks, unsaid: session ? unsaid(kind, said, blocks).map(({ key }) => key) : [] }
}

/** A sentence under the block that is wrong; null when all of them may be kept. */
function faultsOf(
  c: Context,
  { blocks }: TemplateBody,
  fields: ReadonlyMap<string, string | string[]>,
): FormState | null {
  const [unstorable] = [...fields].find(([, value]) => [value].flat().some((text) => !isStorable(text))) ?? []
  if (unstorable) return { ...blank, problem: c.var.w.refusals.unstorable }
  const fault = refuseTemplate(blocks)
  if (!fault) return null
  const { templates: words } = c.var.w
  const said = words[fault.refusal]
  return { ...blank, errors: { [`text_${fault.at}`]: typeof said === 'string' ? said : said(fault.name) } }
}

const textOf = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : '')
const titleOf = (c: Context, { kind }: Screen): string => c.var.w.papers.kinds[kind]
