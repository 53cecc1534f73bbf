import { expect, test } from 'vitest'
import { speech } from '#words/words.ts'
import { initials } from './avatar.tsx'
import { Button, PostButton } from './button.tsx'
import { Confirm } from './dialog.tsx'
import { Fill } from './fill.tsx'
import { KeyValues } from './key-values.tsx'
import { Job } from './progress.tsx'
import { Qr } from './qr.tsx'
import { SignaturePad } from './signature.tsx'
import { Timeline } from './timeline.tsx'
import { Toast } from './toast.tsx'

const w = await speech('fr')

test('a button lets htmx attributes through, and nothing else it was not told of', () => {
  const props = { 'hx-post': '/x', 'hx-on:click': 'alert(1)', onclick: 'alert(1)', style: 'color:red' }
  const html = String(<Button {...props}>Agir</Button>)
  expect(html).toContain('hx-post="/x"')
  expect(html).not.toMatch(/click|style=/)
})

test('an icon alone has a name', () => {
  expect(String(<Button icon="x" label="Fermer" />)).toMatch(/class="btn icon".*aria-label="Fermer"/)
})

test('a decision repeats its verb in the form of the dialog and says what the way out keeps', () => {
  const html = String(
    <Confirm
      w={w}
      id="d"
      title="Annuler ?"
      action="/sessions/3/cancellation"
      verb="Annuler la session"
      keep="Garder la session"
      fields={{ version: '4' }}
    />,
  )
  expect(html).toMatch(/<form class="form" id="d-form" method="post" action="\/sessions\/3\/cancellation"/)
  expect(html).toContain('name="version" value="4"')
  expect(html).toMatch(/<button type="submit"[^>]*form="d-form"[^>]*>Annuler la session/)
  expect(html).toMatch(/<button type="button"[^>]*command="close" commandfor="d"[^>]*>Garder la session/)
})

test('what just happened can be undone by a form', () => {
  const html = String(
    <Toast w={w} back={{ action: '/enrolments/7/undo', fields: { event: 'e1' } }}>
      {'Inès <i> est inscrite.'}
    </Toast>,
  )
  expect(html).toContain('Inès &lt;i&gt; est inscrite.')
  expect(html).toMatch(/method="post" action="\/enrolments\/7\/undo".*value="e1".*Annuler/)
})

test('a job that has ended cannot be stopped any more', () => {
  expect(String(<Job w={w} label="Attestations" done={62} total={100} stop="/jobs/1/stop" />)).toMatch(
    /62 sur 100.*Arrêter/s,
  )
  expect(String(<Job w={w} label="Attestations" done={100} total={100} stop="/jobs/1/stop" />)).not.toContain('Arrêter')
})

test('the steps say their state in words', () => {
  const html = String(<Timeline w={w} steps={[{ when: 'J−7', state: 'missing', label: 'Positionnement' }]} />)
  expect(html).toMatch(/Positionnement<span class="sr">, en retard<\/span>/)
})

test('a fill stays inside its bar', () => {
  expect(String(<Fill value={15} max={12} />)).toContain('width="100"')
  expect(String(<Fill value={0} max={0} />)).toContain('width="0"')
  expect(String(<Fill value={2} max={10} least={4} />)).toContain('fill low')
})

test('what is not known is left out', () => {
  expect(
    String(
      <KeyValues
        pairs={[
          ['Ville', 'Nantes'],
          ['Téléphone', undefined],
          ['Note', 0],
        ]}
      />,
    ),
  ).toBe('<dl class="kv"><dt>Ville</dt><dd>Nantes</dd><dt>Note</dt><dd>0</dd></dl>')
})

test.each([
  ['Ana Delmas', 'AD'],
  ['Jean-Marc Le Goff', 'JG'],
  ['Élodie', 'É'],
  ['  ', ''],
  ['🦊 Renard', '🦊R'],
])('%j gives %j', (name, letters) => expect(initials(name)).toBe(letters))

test('a refused signature comes back, drawn or typed', () => {
  const drawn = String(
    <SignaturePad w={w} name="signature" state={{ values: { signature: 'M1 2L3 4' }, errors: {} }} />,
  )
  expect(drawn).toContain('<path d="M1 2L3 4"')
  expect(drawn).toContain('name="signature" value="M1 2L3 4"')
  const typed = String(
    <SignaturePad w={w} name="signature" state={{ values: { signatureTyped: 'Inès' }, errors: {} }} />,
  )
  expect(typed).toMatch(/<details open.*value="Inès"/s)
})

test('a code to scan has its quiet margin, and only whole modules', () => {
  const html = String(<Qr text="https://lisiere.example/e/7QK2" label="Code" />)
  expect(html).toMatch(/<path d="M4 4h7v1h-7z/)
  expect(html).not.toContain('M0 ')
})

test('a verb without fields is a form of one button', () => {
  const html = String(
    <PostButton action="/x" fields={{ a: '1', b: undefined }}>
      Agir
    </PostButton>,
  )
  expect(html).toBe(
    '<form method="post" action="/x"><input type="hidden" name="a" value="1"/><button type="submit" class="btn">Agir</button></form>',
  )
})
