import { readdirSync, readFileSync } from 'node:fs'

/** Every process that this one, or that one, has started and that is called so. */
export function childrenCalled(name: string, of: number = process.pid): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      const stat = read(`/proc/${pid}/stat`)
      const [parent] = stat.slice(stat.lastIndexOf(')') + 4).split(' ')
      return Number(parent) === of && stat.includes(`(${name})`)
    })
}

/** Milliseconds of CPU these processes have had, all threads together. */
export function cpuOf(pids: readonly number[]): number {
  const threads = pids.flatMap((pid) =>
    list(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`),
  )
  return threads.reduce((sum, file) => sum + Number(read(file).split(' ')[0] ?? 0), 0) / 1e6
}

/** Megabytes that these processes hold now. */
export const heldBy = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0), 0) / 1024

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
