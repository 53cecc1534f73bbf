import type { Child } from 'hono/jsx'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { houseColour } from '#domain/organisations/look.ts'
import type { Context } from '#http/context.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'
import { PortalPage } from '#views/layouts/portal.tsx'

type Options = {
  status?: 200 | 404 | 409 | 422
  /** What the page is about, for those who find it elsewhere. */
  description?: string
  /** The same told to programs, as schema.org has it. */
  data?: object
  scripts?: readonly string[]
  /** Everybody sees the same: a browser may keep it for a minute. Never for a form that has been answered. */
  kept?: boolean
}

/** A page of an organisation for everybody, in its own colours. */
export async function portal(
  c: Context,
  office: OfficeRow,
  title: string,
  content: Child,
  { status = 200, description, data, scripts, kept = false }: Options = {},
): Promise<Response> {
  const { w } = c.var
  tellCost(c)
  c.header('Vary', 'Cookie, Accept-Language')
  if (kept) c.header('Cache-Control', 'public, max-age=60, stale-while-revalidate=600')
  const html = await (
    <PortalPage
      w={w}
      title={title}
      office={office}
      colour={office.colour || houseColour}
      speaksBoth={office.languages.includes(',')}
      address={c.var.origin + c.req.path}
      description={description}
      data={data}
      scripts={scripts}
      links={[
        { href: paths.accessibility, label: w.gate.accessibility },
        { href: paths.privacy, label: w.gate.privacy },
      ]}
    >
      {content}
    </PortalPage>
  )
  return c.html(String(html), status)
}
