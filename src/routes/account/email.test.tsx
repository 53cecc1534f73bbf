import { beforeAll, expect, test } from 'vitest'
import { days, later, linkIn, mailsTo, minutes, openBrowser } from '#test/browser.ts'
import { eventsOf, inDirectory, signedIn } from '#test/signed-in.ts'
import { world } from '#test/visit.ts'
import { emailOf, identityOf, password } from '#test/world.ts'

beforeAll(world)

const emailNow = (member: string) => inDirectory('SELECT email FROM identities WHERE id = ?', identityOf(member))

test('changes the address once the link sent to the new one has come back, and tells the old one', async () => {
  const ana = await signedIn('ana')
  const asked = await ana.post('/account/email', { email: 'Ana.Delmas@Ailleurs.example' })
  expect(asked.headers.get('Location')).toBe('/account')
  expect(await (await ana.get('/account')).text()).toContain('En attente de confirmation')
  expect(await emailNow('ana')).toBe(emailOf('ana'))

  const link = linkIn((await mailsTo('ana.delmas@ailleurs.example'))[0])
  const seen = await ana.get(link)
  expect(await seen.text()).toContain('remplacer ana@lisiere.example par ana.delmas@ailleurs.example')
  expect(await emailNow('ana')).toBe(emailOf('ana'))

  expect((await ana.post(link)).headers.get('Location')).toBe('/account')
  expect(await emailNow('ana')).toBe('ana.delmas@ailleurs.example')
  const [told] = await mailsTo(emailOf('ana'))
  expect(told?.text).toContain('ana.delmas@ailleurs.example')
  expect((await ana.post(link)).status).toBe(422)
  const entered = await openBrowser().post('/sign-in', { email: 'ana.delmas@ailleurs.example', password })
  expect(entered.headers.get('Location')).toBe('/desk')
  expect(await eventsOf(identityOf('ana'))).toContain('email_changed')
})

test('leads whoever opens the link elsewhere through the sign-in form and back to it', async () => {
  const carole = await signedIn('carole')
  await carole.post('/account/email', { email: 'carole@ailleurs.example' })
  const link = linkIn((await mailsTo('carole@ailleurs.example'))[0])
  const phone = openBrowser()
  const door = (await phone.get(link)).headers.get('Location') ?? ''
  expect(decodeURIComponent(door)).toBe(`/sign-in?next=${link}`)
  const entered = await phone.post('/sign-in', { email: emailOf('carole'), password, next: link })
  expect(entered.headers.get('Location')).toBe(link)
  expect((await phone.post(link)).headers.get('Location')).toBe('/account')
})

test('opens nothing for anybody else, whose address was typed by mistake', async () => {
  const [bruno, igor] = [await signedIn('bruno'), await signedIn('igor')]
  await bruno.post('/account/email', { email: 'mistake@ailleurs.example' })
  const link = linkIn((await mailsTo('mistake@ailleurs.example'))[0])
  const seen = await (await igor.get(link)).text()
  expect(seen).toContain('Ce lien n’est plus valable')
  expect(seen).not.toContain('bruno@')
  expect((await igor.post(link)).status).toBe(422)
  expect([await emailNow('bruno'), await emailNow('igor')]).toEqual([emailOf('bruno'), emailOf('igor')])
})

test('says the same of an address that is somebody’s already, and never takes it', async () => {
  const odile = await signedIn('odile')
  const asked = await odile.post('/account/email', { email: emailOf('quentin') })
  expect(asked.headers.get('Location')).toBe('/account')
  const link = linkIn((await mailsTo(emailOf('quentin')))[0])
  const refused = await odile.post(link)
  expect([refused.status, (await refused.text()).includes('Cette adresse sert déjà')]).toEqual([422, true])
  expect(await emailNow('odile')).toBe(emailOf('odile'))
})

test('asking for another address closes the link sent before', async () => {
  const denis = await signedIn('denis')
  await denis.post('/account/email', { email: 'one@ailleurs.example' })
  const first = linkIn((await mailsTo('one@ailleurs.example'))[0])
  await denis.post('/account/email', { email: 'two@ailleurs.example' })
  expect((await denis.post(first)).status).toBe(422)
  expect((await denis.post(linkIn((await mailsTo('two@ailleurs.example'))[0]))).status).toBe(303)
  expect(await emailNow('denis')).toBe('two@ailleurs.example')
})

test('refuses the address she has, one that is none, and a link that is old', async () => {
  const aude = await signedIn('aude')
  for (const email of [emailOf('aude'), 'aude', ''])
    expect((await aude.post('/account/email', { email })).status).toBe(422)
  await aude.post('/account/email', { email: 'aude@ailleurs.example' })
  const link = linkIn((await mailsTo('aude@ailleurs.example'))[0])
  later(days + minutes)
  expect((await (await signedIn('aude')).post(link)).status).toBe(422)
  expect((await (await signedIn('aude')).get('/account/email/nothing')).status).toBe(200)
})

test('sends no more than ten mails an hour to addresses somebody types', async () => {
  const sylvie = await signedIn('sylvie')
  for (const at of Array.from({ length: 10 }, (_, index) => index))
    expect((await sylvie.post('/account/email', { email: `s${at}@ailleurs.example` })).status).toBe(303)
  expect((await sylvie.post('/account/email', { email: 'more@ailleurs.example' })).status).toBe(429)
})

test('asks for a fresh proof first', async () => {
  const cleo = await signedIn('cleo')
  later(11 * minutes)
  expect((await cleo.get('/account/email')).headers.get('Location')).toBe('/sign-in/proof?next=%2Faccount%2Femail')
  expect((await cleo.post('/account/email', { email: 'c@ailleurs.example' })).headers.get('Location')).toBe(
    '/sign-in/proof',
  )
})
