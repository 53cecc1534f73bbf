import { type Photo, photoOfRgb } from '#edge/images/photo.ts'
import { emptyPlane, type Plane } from '#edge/images/plane.ts'
import type { Frame } from './frame.ts'

export type ColourModel = 'grey' | 'ycc' | 'rgb' | 'cmyk' | 'inverse-cmyk' | 'ycck'

/** What the components are: their number, what Adobe's programs say, else their names. */
export function modelOf({ components }: Pick<Frame, 'components'>, adobe: number | null): ColourModel {
  if (components.length === 1) return 'grey'
  if (components.length === 4) return adobe === 2 ? 'ycck' : adobe === null ? 'cmyk' : 'inverse-cmyk'
  const named = String.fromCharCode(...components.map(({ id }) => id))
  return adobe === 0 || (adobe === null && named === 'RGB') ? 'rgb' : 'ycc'
}

/** From a plane of each component, which may be written over. */
export const photoBy: Record<ColourModel, (planes: Plane[]) => Photo> = {
  ycc: ([light = none, blue = none, red = none]) => ({ light, blue, red }),
  grey: ([light = none]) => ({ light, blue: colourless(light), red: colourless(light) }),
  rgb: ([red = none, green = none, blue = none]) => photoOfRgb(red, green, blue),
  cmyk: (inks) => {
    for (const { samples } of inks) for (let i = 0; i < samples.length; i++) samples[i] = 255 - (samples[i] ?? 0)
    return photoBy['inverse-cmyk'](inks)
  },
  'inverse-cmyk': ([cyan = none, magenta = none, yellow = none, black = none]) => {
    for (const plane of [cyan, magenta, yellow]) darken(plane, black, 0)
    return photoOfRgb(cyan, magenta, yellow)
  },
  ycck: ([light = none, blue = none, red = none, black = none]) => {
    darken(light, black, 0)
    for (const plane of [blue, red]) darken(plane, black, 128)
    return { light, blue, red }
  },
}

const none = emptyPlane(0, 0)

function colourless({ width, height, samples }: Plane): Plane {
  return { width, height, samples: samples.slice().fill(128) }
}

/** Towards the value that is black, by a black that is 255 where there is none of it. */
function darken({ samples }: Plane, black: Plane, towards: number): void {
  for (let i = 0; i < samples.length; i++) {
    samples[i] = towards + (((samples[i] ?? 0) - towards) * (black.samples[i] ?? 0)) / 255
  }
}
