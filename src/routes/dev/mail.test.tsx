import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeMailer } from '#edge/mail.ts'
import { stranger, world } from '#test/visit.ts'

beforeAll(world)

test('shows the mails that did not leave, each with its links to follow, and nothing of it runs', async () => {
  expect(await (await stranger().get('/dev/mail')).text()).toContain('Aucun e-mail')
  const text =
    'Bonjour Ana,\n\nVotre lien :\nhttp://localhost:8787/sign-in/link/confirmation?token=a.b-c\n\n<script>x</script>'
  await makeMailer(env).send({ to: 'ana@lisiere.example', subject: 'Un <b>lien</b>', text }, { idempotencyKey: 'x' })

  const list = await (await stranger().get('/dev/mail')).text()
  expect(list).toContain('À ana@lisiere.example')
  expect(list).toContain('Un &lt;b&gt;lien&lt;/b&gt;')
  const mail = await (await stranger().get(/href="(\/dev\/mail\?[^"]+)"/.exec(list)?.[1] ?? '')).text()
  expect(mail).toContain('href="http://localhost:8787/sign-in/link/confirmation?token=a.b-c"')
  expect(mail).toContain('&lt;script&gt;')
  expect((await stranger().get('/dev/mail?id=9999999999999-00000000')).status).toBe(404)
})
