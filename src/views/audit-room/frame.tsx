import type { Child } from 'hono/jsx'
import { LinkButton } from '#views/ui/button.tsx'
import type { Speech } from '#words/words.ts'

type FrameProps = {
  w: Speech
  /** Where the index is, on any page but the index. */
  home: string | undefined
  reader: string
  children?: Child
}

/** Every page of the room says who reads it, and when. */
export function RoomFrame({ w, home, reader, children }: FrameProps) {
  return (
    <div class="stacked wide6">
      <div class="actions">
        {home && (
          <LinkButton size="small" icon="chevron-left" href={home}>
            {w.auditRoom.reader.back}
          </LinkButton>
        )}
        <small class="mute">{reader}</small>
      </div>
      {children}
      <p class="mute">
        <small>{reader}</small>
      </p>
    </div>
  )
}

const columns = [0, 1, 2, 3]
const rows = [0, 1]

/** The name of whoever reads, over and over: a copy of the page says whose it was. */
export function Watermark({ text }: { text: string }) {
  return (
    <svg width="100%" height="80" aria-hidden="true" focusable="false">
      {rows.flatMap((row) =>
        columns.map((column) => (
          <text
            x={column * 420 - row * 130}
            y={32 + row * 32}
            font-size="15"
            fill="currentColor"
            fill-opacity="0.28"
            transform={`rotate(-2 ${column * 420} ${26 + row * 32})`}
          >
            {text}
          </text>
        )),
      )}
    </svg>
  )
}

/** A picture with the name of whoever reads it drawn over it, dark on what is light and light on what is dark. */
export function MarkedPicture({ address, label, reader }: { address: string; label: string; reader: string }) {
  return (
    <svg viewBox="0 0 900 640" width="100%" role="img" aria-label={label}>
      <image href={address} width="900" height="640" />
      {[0, 1, 2, 3].map((row) => (
        <text
          x={40 + (row % 2) * 160}
          y={120 + row * 150}
          font-size="22"
          fill="#000"
          fill-opacity="0.35"
          stroke="#fff"
          stroke-opacity="0.35"
          stroke-width="0.6"
          transform={`rotate(-8 40 ${120 + row * 150})`}
        >
          {reader}
        </text>
      ))}
    </svg>
  )
}
