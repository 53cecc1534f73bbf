import type { PublicReferent } from '#db/quality/registers-network.ts'
import { Card } from '#views/ui/card.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import type { Speech } from '#words/words.ts'

/** Whom anybody may ask, as the public pages say it. */
export function PublicReferents({ w, referents }: { w: Speech; referents: readonly PublicReferent[] }) {
  if (referents.length === 0) return null
  const words = w.registers.referents
  return (
    <Card title={words.title} id="referents">
      <KeyValues
        pairs={referents.map(({ kind, name, email, phone }) => [
          words.kinds[kind as keyof typeof words.kinds] ?? kind,
          [name, email, phone].filter(Boolean).join(' · '),
        ])}
      />
    </Card>
  )
}
