import { expect, test } from 'vitest'
import { speech } from '#words/words.ts'
import { CheckboxField, CheckboxGroup, RadioCards } from './check-fields.tsx'
import { Form, type FormState } from './form.tsx'
import { MoneyField } from './number-fields.tsx'
import { SelectField } from './select-fields.tsx'
import { AreaField, PasswordField, TextField } from './text-fields.tsx'

const w = await speech('fr')
const refused: FormState = {
  values: { siret: '123 "456" <b>', funder: 'opco', needs: ['sight'], open: 'on', price: '1 480,00', secret: 'horse' },
  errors: { siret: 'Il manque 8 chiffres.', mode: 'Choisissez une modalité.' },
}
const form = { w, state: refused }

test('a refused field is tied to its hint and to its sentence, and keeps what was typed', () => {
  const field = String(<TextField {...form} name="siret" label="SIRET" hint="14 chiffres." />)
  expect(field).toContain('aria-invalid="true"')
  expect(field).toContain('aria-describedby="siret-hint siret-error"')
  expect(field).toContain('<p class="hint" id="siret-hint">14 chiffres.</p>')
  expect(field).toMatch(/id="siret-error".*Erreur.*Il manque 8 chiffres\./)
  expect(field).toContain('value="123 &quot;456&quot; &lt;b&gt;"')
  expect(field).toContain('<label for="siret">')
})

test('a field that is right says nothing of an error', () => {
  const field = String(<TextField {...form} name="price" label="Prix" />)
  expect(field).not.toContain('aria-invalid')
  expect(field).not.toContain('aria-describedby')
})

test('the summary takes the focus, counts the points and leads to each field', () => {
  const html = String(<Form {...form} action="/sessions" />)
  expect(html).toMatch(/role="alert" tabindex="-1" autofocus/)
  expect(html).toContain('2 points à corriger')
  expect(html).toContain('<a href="#siret">Il manque 8 chiffres.</a>')
  expect(html).toContain('<a href="#mode">')
})

test('a form that is right has no summary', () => {
  expect(String(<Form w={w} action="/sessions" />)).not.toContain('role="alert"')
})

test('what is wrong with no field in particular is said first', () => {
  const html = String(
    <Form w={w} action="/x" state={{ values: {}, errors: {}, problem: 'La session est complète.' }} />,
  )
  expect(html).toContain('<b>La session est complète.</b>')
  expect(html).not.toContain('<ul>')
})

test('two forms of one page keep their fields apart, labels and summary included', () => {
  const state = { ...refused, prefix: 'second' }
  expect(String(<TextField w={w} state={state} name="siret" label="SIRET" />)).toMatch(
    /for="second-siret".*id="second-siret"/,
  )
  expect(String(<Form w={w} state={state} action="/x" />)).toContain('href="#second-siret"')
})

test('every link of the summary finds its control, boxes and cards included', () => {
  const state: FormState = { values: {}, errors: { a: 'A.', b: 'B.', c: 'C.', d: 'D.' } }
  const choices = [
    { value: '1', label: 'Un' },
    { value: '2', label: 'Deux' },
  ]
  const html = String(
    <Form w={w} state={state} action="/x">
      <CheckboxField w={w} state={state} name="a" label="A" />
      <CheckboxGroup w={w} state={state} name="b" label="B" choices={choices} />
      <RadioCards w={w} state={state} name="c" label="C" choices={choices} />
      <SelectField w={w} state={state} name="d" label="D" choices={choices} none="" />
    </Form>,
  )
  for (const name of ['a', 'b', 'c', 'd']) {
    expect(html.match(new RegExp(`<(?:input|select)[^>]* id="${name}"`, 'g')), name).toHaveLength(1)
    expect(html).toContain(`id="${name}-error"`)
    expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${name}-error`))
  }
})

test('choices come back as they were made', () => {
  const choices = [
    { value: 'hearing', label: 'Boucle' },
    { value: 'sight', label: 'Agrandi' },
  ]
  const boxes = String(<CheckboxGroup {...form} name="needs" label="Besoins" choices={choices} />)
  expect(boxes).toMatch(/value="sight" checked/)
  expect(boxes).not.toMatch(/value="hearing" checked/)

  const funders = [
    { value: 'cpf', label: 'CPF' },
    { label: 'Fonds', choices: [{ value: 'opco', label: 'OPCO' }] },
  ]
  expect(String(<SelectField {...form} name="funder" label="F" choices={funders} />)).toContain('value="opco" selected')
  expect(String(<CheckboxField {...form} name="open" label="Ouvert" />)).toContain(' checked')
  expect(String(<CheckboxField {...form} name="closed" label="Fermé" />)).not.toContain(' checked')
  expect(String(<MoneyField {...form} name="price" label="Prix" />)).toContain('value="1 480,00"')
})

test('a password never comes back', () => {
  expect(String(<PasswordField {...form} name="secret" label="Secret" autocomplete="new-password" />)).not.toContain(
    'horse',
  )
})

test('a text that begins with a line break keeps it', () => {
  const state = { values: { note: '\nsuite' }, errors: {} }
  expect(String(<AreaField w={w} state={state} name="note" label="Note" />)).toContain('>\n\nsuite</textarea>')
})

test('what is optional is marked, what is not is required', () => {
  expect(String(<TextField {...form} name="nick" label="Surnom" optional />)).toContain('<small>facultatif</small>')
  expect(String(<TextField {...form} name="nick" label="Surnom" optional />)).not.toContain('required')
  expect(String(<TextField {...form} name="nick" label="Surnom" />)).toContain('required')
})
