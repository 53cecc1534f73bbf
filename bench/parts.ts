import { buildEverything } from '../bin/bundle/everything.ts'
import { measureBoot } from './boot.ts'
import { countPages } from './counts.ts'
import { measureImports } from './imports.ts'
import { measurePapers } from './papers.ts'
import { measureReport } from './report-zip.ts'

type Settings = { sizes: readonly number[]; boots: number; lines: number }
type Ports = { ours: number; few: number; boot: number; inspector: number }

/** The parts that need nothing of the others. */
export const alone = {
  counts: ({ sizes }: Settings) => countPages(sizes),
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
