import { Qr } from '#views/ui/qr.tsx'
import type { Speech } from '#words/words.ts'

type SlotCodeProps = {
  w: Speech
  /** Where this page is; it asks for its code again before the one it shows is past. */
  address: string
  /** What the code opens. */
  href: string
}

/** What phones scan. It changes before a photo of it can travel. */
export function SlotCode({ w, address, href }: SlotCodeProps) {
  const { tablet } = w.attendance
  return (
    <div
      id="slot-code"
      class="stacked"
      hx-get={address}
      hx-trigger="every 15s"
      hx-target="#slot-code"
      hx-swap="outerHTML"
    >
      <Qr text={href} label={tablet.codeLabel} />
      <p class="mute">{tablet.codeLead}</p>
      <noscript>
        <a class="btn small" href={address}>
          {tablet.showCode}
        </a>
      </noscript>
    </div>
  )
}
