/**
 * Photos of `input[type=file][data-reduce="1600"]` are reduced to that many pixels before they leave: a telephone's
 * ten megabytes become three hundred kilobytes, upright, without the place they were taken at. Others hear `change`
 * once the reduced files are in the input, and a form sent meanwhile waits for them.
 */
export function reducePhotos(): void {
  document.addEventListener('change', (event) => onChange(event), { capture: true })
  document.addEventListener('submit', (event) => waitIfReducing(event), { capture: true })
}

const reducing = new Map<HTMLInputElement, Promise<void>>()
const announcements = new WeakSet<Event>()
const reducible = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Below this, a picture that already fits is left as it is. */
const lightEnough = 1_000_000
const quality = 0.86

function onChange(event: Event): void {
  const input = event.target
  if (announcements.has(event) || !(input instanceof HTMLInputElement) || !input.matches('[type=file][data-reduce]'))
    return
  const files = Array.from(input.files ?? [])
  if (!files.some(({ type }) => reducible.has(type))) return

  event.stopImmediatePropagation()
  const work = replaceFiles(input, files).finally(() => {
    if (reducing.get(input) !== work) return
    reducing.delete(input)
    const announcement = new Event('change', { bubbles: true })
    announcements.add(announcement)
    input.dispatchEvent(announcement)
  })
  reducing.set(input, work)
}

async function replaceFiles(input: HTMLInputElement, files: File[]): Promise<void> {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(await reduced(file, Number(input.dataset.reduce)))
  const unchanged = input.files?.[0] === files[0] && input.files?.length === files.length
  if (unchanged) input.files = transfer.files
}

/** What cannot be read here is sent as it is: the server says what is wrong with it. */
async function reduced(file: File, longest: number): Promise<File> {
  if (!reducible.has(file.type)) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return file

  const ratio = Math.min(1, longest / Math.max(picture.width, picture.height))
  const fits = ratio === 1 && (file.size <= lightEnough || file.type === 'image/png')
  const blob = fits ? file : await redrawn(picture, ratio, file.type)
  picture.close()
  if (ratio === 1 && blob.size >= file.size) return file
  return new File([blob], named(file.name, blob.type), { type: blob.type, lastModified: file.lastModified })
}

/** A browser that cannot write the type asked for answers with a PNG. */
function redrawn(picture: ImageBitmap, ratio: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(atLeastOne(picture.width * ratio), atLeastOne(picture.height * ratio))
  const pen = canvas.getContext('2d')
  if (pen) pen.imageSmoothingQuality = 'high'
  pen?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type, quality })
}

function waitIfReducing(event: SubmitEvent): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  const pending = [...reducing].filter(([input]) => input.form === form).map(([, work]) => work)
  if (pending.length === 0) return
  event.preventDefault()
  event.stopImmediatePropagation()
  Promise.allSettled(pending).then(() => form.requestSubmit(event.submitter))
}

function atLeastOne(length: number): number {
  return Math.max(1, Math.round(length))
}

function named(name: string, type: string): string {
  return `${name.replace(/\.[^.]*$/, '')}.${type.replace('image/', '').replace('jpeg', 'jpg')}`
}
