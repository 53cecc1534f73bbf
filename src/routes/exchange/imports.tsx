import { read } from '#db/database.ts'
import { selectSessionsToChoose } from '#db/exchange/import-sessions.ts'
import { selectImports } from '#db/exchange/imports.ts'
import { type ImportKind, importKinds } from '#domain/exchange/import.ts'
import { addImport } from '#domain/exchange/imports.ts'
import { heldObject } from '#edge/files/quarantine.ts'
import type { Use } from '#edge/files/uses.ts'
import { putSource, sourceOf } from '#edge/tables/pieces.ts'
import { type Arrivals, dismiss, receiveFiles } from '#http/arrivals.ts'
import type { Context } from '#http/context.ts'
import { readListing } from '#http/listing.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { reachOf } from '#routes/sessions/reach.ts'
import { ImportsPage } from '#views/exchange/imports.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const shown = 20
const MiB = 1024 * 1024

const listUse: Use = {
  kinds: ['csv', 'text', 'xlsx'],
  maxBytes: 25 * MiB,
  maxPixels: 1,
  content: 'drawing',
  variants: [],
}

/** Lists brought in, and a new one. */
export const imports = room(paths.imports.all, { staff: 'people.edit' })

  .get(
    '/',
    async (c) => {
      const answers = await load(c)
      return page(c, c.var.w.imports.title, show(c, answers, blank))
    },
    { rows: 180 },
  )

  .post(
    '/',
    async (c) => {
      const answers = await load(c)
      const arrivals = await receiveFiles(c, 'file', listUse)
      const { fields } = arrivals
      const state: FormState = {
        values: { kind: fields.get('kind') ?? '', session: fields.get('session') ?? '' },
        errors: {},
      }
      const { w } = c.var
      const again = (error: FormState['errors']) =>
        refused(c, w.imports.title, show(c, answers, { ...state, errors: error }))
      const [file] = arrivals.files
      if (!file) return again({ file: w.imports.fileNeeded })
      try {
        return await keep(c, answers.sessions, arrivals, again)
      } finally {
        await dismiss(c, arrivals.files)
      }
    },
    { rows: 220 },
  )

async function keep(
  c: Context,
  sessions: Awaited<ReturnType<typeof load>>['sessions'],
  { fields, files: [file] }: Arrivals,
  again: (errors: FormState['errors']) => Promise<Response>,
): Promise<Response> {
  const { scope, w } = c.var
  const kind: ImportKind = importKinds.find((one) => one === fields.get('kind')) ?? 'people'
  const asked = kind === 'enrolments' ? String(fields.get('session') ?? '') : ''
  const session = asked ? sessions.find(({ id }) => id === asked) : undefined
  // A list may name the session in each line, for who may enrol anywhere.
  const mayEach = asked === '' && mayNameEach(c)
  if (kind === 'enrolments' && !mayEach && (!session || !c.var.may('sessions.edit', session.siteId))) {
    return again({ session: w.imports.sessionNeeded })
  }
  const waiting = file && (await heldObject(c.env.FILES, scope.organisationId, file.id))
  if (!file || !waiting) return again({ file: w.imports.fileNeeded })
  const id = scope.ids.next()
  await putSource(c.env.FILES, scope.organisationId, id, waiting)
  const format = file.kind === 'xlsx' ? 'xlsx' : 'csv'
  const given = { id, kind, sessionId: session?.id ?? null, name: file.name, format, bytes: waiting.size } as const
  const outcome = await addImport(scope, given, sourceOf(c.env.FILES, scope.organisationId, id))
  if (!outcome.ok) return again({ file: w.refusals.list_unreadable })
  return gone(c, paths.imports.one(id), { text: w.imports.added })
}

const mayNameEach = (c: Context): boolean => reachOf(c, 'sessions.edit').sites === 'all'

async function load(c: Context) {
  const { scope } = c.var
  const { after } = readListing(c)
  const [rows, sessions] = await read(scope, selectImports(scope, after, shown), selectSessionsToChoose(scope))
  return { rows, sessions, paged: after !== null, asked: c.req.query('session') ?? '' }
}

function show(c: Context, { rows, sessions, paged, asked }: Awaited<ReturnType<typeof load>>, state: FormState) {
  const lines = rows.slice(0, shown)
  const last = lines.at(-1)
  const after = rows.length > shown && last ? `${last.at}~${last.id}` : undefined
  const first = asked === '' ? {} : { kind: 'enrolments', session: asked }
  return (
    <ImportsPage
      w={c.var.w}
      screen={{ lines, sessions, after, paged, mayNameEach: mayNameEach(c) }}
      state={{ ...state, values: { kind: 'people', ...first, ...state.values } }}
    />
  )
}
