type Size = { width: number; height: number }

/** The part of the source that is kept, and the size it is given: never more than it has. */
export type Fitted = { crop: Size & { x: number; y: number }; width: number; height: number }

export function fitInto(source: Size, box: Size, how: 'contain' | 'cover'): Fitted {
  return how === 'contain' ? contain(source, box) : cover(source, box)
}

/** The same, when the source is only decoded at a part of its size: where it is cut may then be inside a pixel. */
export function fittedAt({ crop, width, height }: Fitted, scale: number): Fitted {
  const { x, y } = crop
  return {
    crop: { x: x * scale, y: y * scale, width: crop.width * scale, height: crop.height * scale },
    width,
    height,
  }
}

function contain(source: Size, box: Size): Fitted {
  const ratio = Math.min(1, box.width / source.width, box.height / source.height)
  const width = atLeastOne(source.width * ratio)
  const height = atLeastOne(source.height * ratio)
  return { crop: { x: 0, y: 0, width: source.width, height: source.height }, width, height }
}

function cover(source: Size, box: Size): Fitted {
  const width = Math.min(source.width, atLeastOne((source.height * box.width) / box.height))
  const height = Math.min(source.height, atLeastOne((source.width * box.height) / box.width))
  const crop = { x: (source.width - width) >> 1, y: (source.height - height) >> 1, width, height }
  return { crop, width: Math.min(width, box.width), height: Math.min(height, box.height) }
}

function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length))
}
