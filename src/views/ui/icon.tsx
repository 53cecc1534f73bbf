import { assets } from '#views/assets.ts'
import type { IconName } from './icon-names.ts'

export type { IconName } from './icon-names.ts'

/** Always beside words, or inside something that has a name: it says nothing to a screen reader. */
export function Icon({ name, lg = false, class: more }: { name: IconName; lg?: boolean; class?: string }) {
  return (
    <svg class={['i', lg && 'lg', more].filter(Boolean).join(' ')} aria-hidden="true">
      <use href={`${assets.icons}#${name}`} />
    </svg>
  )
}
