import { buildEverything } from '../bin/bundle/everything.ts'
import { startApplication } from './application.ts'
import { measureBoot } from './boot.ts'
import { countPages } from './counts.ts'
import { measureImages } from './images.ts'
import { measureImports } from './imports.ts'
import { countLarge } from './large.ts'
import { measurePapers } from './papers.ts'
import { measureReport } from './report-zip.ts'
import type { Pace } from './time.ts'
import { timePages } from './time-pages.ts'

type Settings = { sizes: readonly number[]; boots: number; lines: number; people: number; few: number; pace: Pace }
type Ports = Record<'ours' | 'few' | 'boot' | 'inspector' | 'floor' | 'peers', number>

/** The parts that need nothing of the others. */
export const alone = {
  counts: ({ sizes }: Settings) => countPages(sizes),
  time: async ({ people, pace }: Settings, ports: Ports, quick: boolean) => {
    const ours = await startApplication(ports.ours, people)
    const lines = await timePages(ours, { people, pace, ports, quick })
    await ours.stop()
    return lines
  },
  large: async ({ people, few }: Settings, ports: Ports) => {
    const ours = await startApplication(ports.ours, people)
    const others = await startApplication(ports.few, few)
    const lines = await countLarge(others, ours)
    await Promise.all([ours.stop(), others.stop()])
    return lines
  },
  images: async (_: Settings, __: Ports, quick: boolean) => measureImages(quick ? 1 : 3, null),
  papers: async (_: Settings, __: Ports, quick: boolean) => measurePapers(quick),
  imports: ({ lines }: Settings, ports: Ports) =>
    measureImports({ ours: ports.few, inspector: ports.inspector }, lines),
  report: (_: Settings, ports: Ports) => measureReport({ ours: ports.few, inspector: ports.inspector }),
  boot: async ({ boots }: Settings, ports: Ports) => {
    await buildEverything()
    return measureBoot(ports.boot, boots)
  },
}

export const isAlone = (name: string): name is keyof typeof alone => Object.hasOwn(alone, name)
