/** Draws in every `.pad[data-name]`, those that arrive later too, and keeps the strokes as an SVG path in its hidden field. */

/** A drawing past this length is no signature; the server refuses it too. */
const longest = 40_000

document.addEventListener('pointerdown', (event) => {
  const pad = padOf(event.target)
  const svg = pad?.querySelector<SVGSVGElement>('svg.ink')
  if (!pad || !svg || event.button !== 0 || erases(event.target)) return
  event.preventDefault()
  svg.setPointerCapture(event.pointerId)

  write(pad, `${read(pad)}M${place(svg, event)}`)
  const follow = (moved: PointerEvent) => {
    const points = moved.getCoalescedEvents?.() ?? []
    const added = (points.length ? points : [moved]).map((point) => `L${place(svg, point)}`).join('')
    if (read(pad).length + added.length <= longest) write(pad, read(pad) + added)
  }
  const stop = () => svg.removeEventListener('pointermove', follow)
  svg.addEventListener('pointermove', follow)
  svg.addEventListener('lostpointercapture', stop, { once: true })
})

document.addEventListener('click', (event) => {
  const pad = padOf(event.target)
  if (pad && erases(event.target)) write(pad, '')
})

function padOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.pad[data-name]') : null
}

function erases(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-erase]') !== null
}

/** From the screen to the frame's own units, whatever the size of the screen. */
function place(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): string {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()?.inverse())
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}

function read(pad: Element): string {
  return field(pad)?.value ?? ''
}

function write(pad: Element, path: string): void {
  const input = field(pad)
  if (!input) return
  input.value = path
  pad.querySelector('svg.ink path')?.setAttribute('d', path)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

function field(pad: Element): HTMLInputElement | null {
  return pad.querySelector<HTMLInputElement>('input[type=hidden]')
}
