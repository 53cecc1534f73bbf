import { read } from '#db/database.ts'
import { type LogoRow, selectLogos } from '#db/organisations/logos.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { carriesWhite, contrastWithWhite, darkerThatCarriesWhite, parseColour } from '#domain/organisations/colour.ts'
import { houseColour } from '#domain/organisations/look.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { ColourCard } from '#views/organisations/colour.tsx'
import { LookPage } from '#views/organisations/look.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

export type LookScreen = { office: OfficeRow; logos: readonly LogoRow[] }

export const lookOf = (scope: Scope) => [selectOffice(scope), selectLogos(scope)] as const

export const loadLook = async (c: Context): Promise<LookScreen> =>
  foundLook(await read(c.var.scope, ...lookOf(c.var.scope)))

export function foundLook([[office], logos]: readonly [readonly OfficeRow[], readonly LogoRow[]]): LookScreen {
  if (!office) throw new NotThere()
  return { office, logos }
}

/** The forms of the page that come back; somebody else may have saved another colour meanwhile. */
type Refused = { logo?: FormState; colour?: { text: string; state: FormState; overtaken?: boolean } }

export function lookPage(c: Context, { office, logos }: LookScreen, refused: Refused = {}) {
  const { w, may } = c.var
  const mayEdit = may('organisation.edit')
  return (
    <LookPage
      w={w}
      office={office}
      logo={logos.find(({ id }) => id === office.logoId)}
      next={logos.find(({ id }) => id === office.nextLogoId)}
      state={refused.logo ?? blank}
      mayEdit={mayEdit}
      colour={colourCard(c, office, refused.colour?.text ?? office.colour, refused.colour)}
    />
  )
}

/** The colour as it would be kept, judged, in both of its inputs. */
export function colourCard(c: Context, office: OfficeRow, text: string, refused?: Refused['colour']) {
  const { w, may } = c.var
  const colour = parseColour(text)
  const used = colour ?? houseColour
  const values = { colour: colour ?? text, picked: used, shown: colour ?? text }
  return (
    <ColourCard
      w={w}
      office={office}
      state={{ values, errors: refused?.state.errors ?? {}, problem: refused?.state.problem }}
      differences={
        refused?.overtaken ? [{ label: w.settings.look.colourLabel, now: office.colour, typed: text }] : undefined
      }
      judged={{
        colour: used,
        contrast: contrastWithWhite(used),
        passes: carriesWhite(used),
        proposal: darkerThatCarriesWhite(used),
      }}
      mayEdit={may('organisation.edit')}
    />
  )
}
