import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { assets } from '#views/assets.ts'
import type { Speech } from '#words/words.ts'

/** A piece of public page, drawn with its own sheets: nothing in it can be pressed. */
export function ColourPreview({ w, office, colour }: { w: Speech; office: OfficeRow; colour: string }) {
  const { look: words } = w.settings
  return (
    <>
      <link rel="stylesheet" href={assets.portal} />
      <link rel="stylesheet" href={paths.lookSheet(colour)} />
      <div class="portal brand preview" role="img" aria-label={words.preview}>
        <div class="brandbar">
          <span class="logo">
            {office.logoId && <img src={paths.file(office.logoId, 'head')} alt="" />}
            {!office.logoId && office.name}
          </span>
        </div>
        <div class="body stacked">
          <b>{words.previewTitle}</b>
          <p>{words.previewText}</p>
          <p class="actions">
            <span class="btn primary">{words.previewVerb}</span>
            <span class="link">{words.previewLink}</span>
          </p>
        </div>
      </div>
    </>
  )
}
