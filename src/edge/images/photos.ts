import { type Fitted, fittedAt } from './fit.ts'
import { type ColourModel, photoBy } from './jpeg/colours.ts'
import type { JpegRefusal } from './jpeg/damaged.ts'
import { decodeJpeg } from './jpeg/decode.ts'
import type { Component, Frame } from './jpeg/frame.ts'
import { type Points, sizeAt } from './jpeg/part.ts'
import type { Photo } from './photo.ts'
import type { Plane } from './plane.ts'
import { shrinkPlanes } from './shrink-planes.ts'
import type { PictureUse } from './use.ts'

/**
 * The photos cut from a JPEG and fitted so. It is read once, a row at a time; each of its components is drawn at the
 * smallest scale that still has the samples wanted of it, and none at the size it came in.
 */
export function photosOf(
  jpeg: Uint8Array,
  fitted: readonly Fitted[],
  content: PictureUse['content'],
): Photo[] | JpegRefusal {
  const byComponent: Plane[][] = []
  let model: ColourModel = 'ycc'
  const refusal = decodeJpeg(jpeg, (frame, colours) => {
    model = colours
    return frame.components.map((component, i) => {
      const isColour = colours === 'ycc' && i > 0
      const own = fitted.map((each) => fittedIn(component, frame, each, content === 'photo' && isColour))
      const points = scales.find((scale) => own.every((each) => suffices(scale, each))) ?? 8
      const { width, height } = sizeAt(component, points)
      const { planes, sink } = shrinkPlanes(
        width,
        height,
        own.map((each) => fittedAt(each, points / 8)),
      )
      byComponent.push(planes)
      return { points, sink }
    })
  })
  if (refusal) return refusal
  return fitted.map((_, i) => photoBy[model](byComponent.flatMap((planes) => planes[i] ?? [])))
}

const scales: readonly Points[] = [1, 2, 4, 8]

/** A component may be coarser than the picture. In a photo four pixels share their colour, and nobody sees it. */
function fittedIn({ across, down }: Component, frame: Frame, { crop, ...size }: Fitted, isShared: boolean): Fitted {
  const [width, height] = [across / frame.across, down / frame.down]
  const share = isShared ? 2 : 1
  return {
    crop: { x: crop.x * width, y: crop.y * height, width: crop.width * width, height: crop.height * height },
    width: Math.ceil(size.width / share),
    height: Math.ceil(size.height / share),
  }
}

/** But for the pixel that rounding may have added. */
function suffices(scale: number, { crop, width, height }: Fitted): boolean {
  return crop.width * scale > (width - 1) * 8 && crop.height * scale > (height - 1) * 8
}
