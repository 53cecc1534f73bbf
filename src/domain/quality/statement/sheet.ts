import type { Headcount } from './lines.ts'
import type { Lines } from './statement.ts'

export type FrameName = 'C' | 'D' | 'E' | 'F1' | 'F2' | 'F3' | 'F4' | 'G'
export type LineCode = keyof Omit<Lines, 'B.distance' | 'F4'>

export type SheetLine =
  | { code: LineCode; nsf?: undefined; figure: number | Headcount }
  | { code: 'F4.nsf'; nsf: string; figure: Headcount }

/** The boxes of each frame, in the order of the official form. */
export const frames: Readonly<Record<FrameName, readonly LineCode[]>> = {
  C: [
    ...(['C1', 'C2a', 'C2b', 'C2c', 'C2d', 'C2e', 'C2f', 'C2g', 'C2h', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const),
    ...(['C8', 'C9', 'C10', 'C11', 'CT', 'CP'] as const),
  ],
  D: ['DT', 'D1', 'D2'],
  E: ['E1', 'E2'],
  F1: ['F1a', 'F1b', 'F1c', 'F1d', 'F1e', 'F1T'],
  F2: ['F2'],
  F3: ['F3a', 'F3a.68', 'F3a.5', 'F3a.4', 'F3a.3', 'F3a.2', 'F3a.cqp', 'F3b', 'F3c', 'F3d', 'F3e', 'F3f', 'F3T'],
  F4: ['F4.autres', 'F4T'],
  G: ['G'],
}

/** Everything to be copied down, frame after frame. */
export function sheetOf(lines: Lines): { frame: FrameName; lines: readonly SheetLine[] }[] {
  return (Object.keys(frames) as FrameName[]).map((frame) => ({
    frame,
    lines: [
      ...(frame === 'F4' ? lines.F4 : []).map(({ nsf, count, hours }): SheetLine => {
        return { code: 'F4.nsf', nsf, figure: { count, hours } }
      }),
      ...frames[frame].map((code): SheetLine => ({ code, figure: lines[code] })),
    ],
  }))
}

export type Difference = { code: string; frame: FrameName; before: number | Headcount; after: number | Headcount }

/** The boxes that two counts fill otherwise. */
export function differencesOf(before: Lines, after: Lines): Difference[] {
  const [then, now] = [sheetOf(before), sheetOf(after)]
  return now.flatMap(({ frame, lines }, at) => {
    const earlier = then[at]?.lines ?? []
    const codes = new Map([...earlier, ...lines].map((line) => [keyOf(line), line] as const))
    const figureIn = (some: readonly SheetLine[], key: string) =>
      some.find((line) => keyOf(line) === key)?.figure ?? { count: 0, hours: 0 }
    return [...codes.keys()]
      .map((code) => ({ code, frame, before: figureIn(earlier, code), after: figureIn(lines, code) }))
      .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
  })
}

/** A speciality is known by its own code: its rank may change. */
const keyOf = ({ code, nsf }: SheetLine): string => nsf ?? code
