import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { safeHref } from '#views/ui/href.ts'
import type { Speech } from '#words/words.ts'
import { Act } from './act.tsx'
import { Document } from './document.tsx'

type PortalProps = {
  w: Speech
  title: string
  office: OfficeRow
  colour: string
  speaksBoth: boolean
  /** Where this page is, for who keeps its address. */
  address: string
  description?: string | undefined
  data?: object | undefined
  scripts?: readonly string[] | undefined
  links: readonly { href: string; label: string }[]
  children: Child
}

/** A page of an organisation for everybody: its colours, its logo, and how to reach it. */
export function PortalPage({ w, title, office, colour, speaksBoth, address, description, data, ...rest }: PortalProps) {
  const home = paths.portal.catalogue(office.organisationId)
  const other = w.language === 'fr' ? 'en' : 'fr'
  return (
    <Document
      w={w}
      title={title === office.name ? title : `${title} · ${office.name}`}
      sheets={['portal']}
      scripts={rest.scripts}
      class="portal brand"
      head={
        <>
          <link rel="stylesheet" href={paths.lookSheet(colour)} />
          <link rel="canonical" href={address} />
          {description && <meta name="description" content={description} />}
          {data && <script type="application/ld+json">{raw(asData(data))}</script>}
        </>
      }
    >
      <a class="skip" href="#main">
        {w.ui.skip}
      </a>
      <header class="brandbar">
        <a class="logo" href={home}>
          {office.logoId ? (
            <img src={paths.portal.logo(office.organisationId, office.logoId)} alt={office.name} />
          ) : (
            office.name
          )}
        </a>
        {speaksBoth && (
          <Act action={paths.language} name="language" value={other} lang={other}>
            {w.shell.otherLanguage}
          </Act>
        )}
        <a class="btn" href={paths.desk}>
          {w.portal.frame.ownSpace}
        </a>
      </header>
      <main class="wrap" id="main" tabindex={-1}>
        {rest.children}
      </main>
      <footer class="wrap">
        <Contact w={w} office={office} />
        <div>
          {office.nda && <p>{w.portal.frame.registered(office.nda)}</p>}
          {office.legalMentions && <p>{office.legalMentions}</p>}
          <p class="links">
            {rest.links.map(({ href, label }) => (
              <a href={href}>{label}</a>
            ))}
          </p>
        </div>
      </footer>
    </Document>
  )
}

function Contact({ w, office }: { w: Speech; office: OfficeRow }) {
  const { name, legalForm, address, phone, email, website } = office
  return (
    <div>
      <b>{[name, legalForm].filter(Boolean).join(', ')}</b>
      {address && <p>{address}</p>}
      <p class="links">
        {phone && <a href={`tel:${phone.replaceAll(/[^+0-9]/g, '')}`}>{phone}</a>}
        {email && <a href={`mailto:${email}`}>{email}</a>}
        {website && <a href={safeHref(website)}>{w.portal.frame.website}</a>}
      </p>
    </div>
  )
}

/** Read as data and never run: only what would end the element early has to be written otherwise. */
const asData = (data: object): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`)
