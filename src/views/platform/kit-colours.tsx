import { Card } from '#views/ui/card.tsx'
import type { Speech } from '#words/words.ts'

export function ColoursCard({ w }: { w: Speech }) {
  const { colours } = w.kit
  return (
    <Card title={colours.title} id="kit-colours">
      <ul class="actions roomy">
        {tokens.map(([token, name]) => (
          <li>
            <svg width="96" height="40" aria-hidden="true">
              <rect width="95" height="39" x=".5" y=".5" rx="6" fill={`var(${token})`} stroke="var(--line-2)" />
            </svg>
            <b>{colours[name]}</b>
            <br />
            <small class="mute">{token}</small>
          </li>
        ))}
      </ul>
      <div class="stacked">
        <h3>{colours.section}</h3>
        <p>{colours.text}</p>
        <p class="mute">
          <small>{colours.note}</small>
        </p>
      </div>
    </Card>
  )
}

const tokens = [
  ['--ground', 'ground'],
  ['--surface', 'surface'],
  ['--sunken', 'sunken'],
  ['--ink', 'ink'],
  ['--ink-2', 'ink2'],
  ['--ink-3', 'ink3'],
  ['--line', 'line'],
  ['--edge', 'edge'],
  ['--accent', 'accent'],
  ['--accent-soft', 'accentSoft'],
  ['--ok', 'ok'],
  ['--warn', 'warn'],
  ['--bad', 'bad'],
  ['--info', 'info'],
] as const
