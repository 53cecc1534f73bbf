export type Frame = { function: string; filename: string; lineno: number; colno: number; in_app: boolean }
export type Exception = { type: string; stacktrace?: { frames: Frame[] } }

const mostCauses = 5
const mostFrames = 50
const longestLine = 400

/** An error and its causes, the first cause first: their types and where they were, never what they say. */
export function exceptionsOf(error: unknown, left = mostCauses): Exception[] {
  if (!(error instanceof Error)) return [{ type: 'NotAnError' }]
  const causes = error.cause === undefined || left === 1 ? [] : exceptionsOf(error.cause, left - 1)
  const frames = framesOf(error)
  return [...causes, { type: typeOf(error), ...(frames.length > 0 ? { stacktrace: { frames } } : {}) }]
}

const typeOf = ({ name }: Error): string => (/^[A-Za-z]\w{0,60}$/.test(name) ? name : 'Error')

/** The caller first. A message may look like a frame: it is cut off whole, and where it is not found nothing is kept. */
function framesOf({ stack = '', message }: Error): Frame[] {
  const at = stack.indexOf(message)
  if (at < 0) return []
  const lines = stack.slice(at + message.length).split('\n')
  return lines
    .flatMap((line) => (line.length > longestLine ? [] : frameOf(line)))
    .slice(0, mostFrames)
    .reverse()
}

/** Of where the file is, only its name: a path says on which machine it was built. */
const written = /^ {4}at (?:(?:async |new )?([\w$.<>#]+)(?: \[as [\w$]+\])? \()?(?:.*[/:])?([\w$.-]+):(\d+):(\d+)\)?$/

function frameOf(line: string): Frame[] {
  const [whole, name, file = '', row, column] = written.exec(line) ?? []
  if (whole === undefined) return []
  return [
    {
      function: name ?? '?',
      filename: file,
      lineno: Number(row),
      colno: Number(column),
      in_app: /\.[jt]sx?$/.test(file),
    },
  ]
}
