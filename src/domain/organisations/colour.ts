/** `#1f5c40`, as kept; what people type may have capitals, three digits, or no sign. */
export function parseColour(text: string): string | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]?.toLowerCase()
  if (digits === undefined) return null
  return `#${digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')}`
}

/** What WCAG asks between a text and its ground. */
export const leastContrast = 4.5

/** From 1 (white) to 21 (black). */
export const contrastWithWhite = (colour: string): number => 1.05 / (luminance(lightsOf(colour)) + 0.05)

export const carriesWhite = (colour: string): boolean => contrastWithWhite(colour) >= leastContrast

/** The same hue with just as much light as white text allows: all three lights dimmed alike, then rounded down. */
export function darkerThatCarriesWhite(colour: string): string {
  if (carriesWhite(colour)) return colour
  const lights = lightsOf(colour)
  const dimmed = (1.05 / leastContrast - 0.05) / luminance(lights)
  return `#${lights.map((light) => hex(Math.floor(encoded(light * dimmed) * 255))).join('')}`
}

/** Red, green and blue as light, from 0 to 1: the screen's own scale is not proportional to it. */
function lightsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
}

const luminance = ([red = 0, green = 0, blue = 0]: number[]): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue

const encoded = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)

const hex = (value: number): string => value.toString(16).padStart(2, '0')
