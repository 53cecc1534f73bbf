import type { Child } from 'hono/jsx'
import { LinkButton } from '#views/ui/button.tsx'
import type { Speech } from '#words/words.ts'

type FrameProps = { w: Speech; home: string; reader: string; children?: Child }

/** Every page of the room says who reads it, and when. */
export function RoomFrame({ w, home, reader, children }: FrameProps) {
  return (
    <div class="stacked wide6">
      <div class="actions">
        <LinkButton size="small" icon="chevron-left" href={home}>
          {w.auditRoom.reader.back}
        </LinkButton>
        <small class="mute">{reader}</small>
      </div>
      {children}
      <p class="mute">
        <small>{reader}</small>
      </p>
    </div>
  )
}

const columns = [0, 1]
const rows = [0, 1]

/** The name of whoever reads, over and over: a copy of the page says whose it was. */
export function Watermark({ text }: { text: string }) {
  return (
    <svg viewBox="0 0 900 80" width="100%" aria-hidden="true" focusable="false">
      {rows.flatMap((row) =>
        columns.map((column) => (
          <text
            x={column * 450 + row * 60}
            y={30 + row * 32}
            font-size="15"
            fill="currentColor"
            fill-opacity="0.28"
            transform={`rotate(-2 ${column * 450} ${26 + row * 32})`}
          >
            {text}
          </text>
        )),
      )}
    </svg>
  )
}
