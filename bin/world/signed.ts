import { selectExpected, selectHead, selectSlot, selectTrainers } from '#db/attendance/slots.ts'
import { type Answers, batch } from '#db/database.ts'
import { judge } from '#domain/attendance/judgement.ts'
import type { Link } from '#domain/attendance/signature.ts'
import { type Manner, type Signer, sign, signAll } from '#domain/attendance/signing.ts'
import { commit } from '#domain/events/commit.ts'
import { taughtBy } from '#test/world-surveys-lived.ts'
import type { Life } from './life.ts'

const minute = 60_000

/**
 * Every half-day taught was signed at its end, each on their own phone, and countersigned. But one, on the trainer's
 * tablet, whose eight hands took as many seconds, and the last one, which somebody left without signing: what a
 * coordinator looks for before she bills.
 */
export async function seedSigned(life: Life, today: number): Promise<void> {
  for (const { id, days } of taughtBy(today)) {
    let head: Link | undefined
    for (const half of await halvesOf(life, id, days)) head = await signHalf(life, half, head)
  }
  await commit(life.as('ana', 0), await judge(life.as('ana', today), hasty))
}

const hasty = 'automne-3'
const forgotten = 'recente-3'

type Half = { slot: Answers<[ReturnType<typeof selectSlot>]>[0][number]; hands: Signer[]; trainer: Signer }

async function halvesOf(life: Life, sessionId: string, days: number): Promise<Half[]> {
  const scope = life.as('ana', 0)
  const ids = Array.from({ length: days * 2 }, (_, half) => `${sessionId}-${half}`)
  const reads = ids.flatMap((id) => [selectSlot(scope, id), selectExpected(scope, id), selectTrainers(scope, id)])
  const rows = await batch(scope.db, reads)
  return ids.map((id, at) => {
    const [[slot], expected, [trainer]] = rows.slice(at * 3, at * 3 + 3) as unknown as Answers<
      [ReturnType<typeof selectSlot>, ReturnType<typeof selectExpected>, ReturnType<typeof selectTrainers>]
    >
    if (!slot || !trainer) throw new Error(`${id} is not there.`)
    const hands = expected.slice(id === forgotten ? 1 : 0).map((one) => ({ ...handOf(one), enrolmentId: one.id }))
    return { slot, hands, trainer: { ...handOf(trainer), enrolmentId: null } }
  })
}

const handOf = ({ personId, givenName, familyName }: { personId: string; givenName: string; familyName: string }) => ({
  personId,
  name: `${givenName} ${familyName}`,
})

/** The signatures, and the proof that the countersignature is, under the name of its event. */
async function signHalf(life: Life, { slot, hands, trainer }: Half, head: Link | undefined): Promise<Link | undefined> {
  const at = slot.endsAt - 5 * minute
  const before = slot.id === hasty ? await signHastily(life, slot, hands, head, at - minute) : head
  const scope = life.as('bruno', at)
  let lastId = ''
  const next = () => (lastId = scope.ids.next())
  const turns = (slot.id === hasty ? [trainer] : [...hands, trainer]).map((signer) => ({
    slot,
    signer,
    manner: mannerOf(scope.ids.next(), signer, 'phone'),
  }))
  const outcome = await signAll({ ...scope, ids: { ...scope.ids, next } }, turns, before, [selectHead(scope, slot.id)])
  if (!outcome.ok) throw new Error(`${slot.id} could not be signed: ${outcome.refusal}`)
  const event = { id: lastId, at, payload: { name: `${slot.title}, ${trainer.name}` } }
  await commit(scope, life.proving(scope, 'attendance_countersigned', event))
  return outcome.after[0][0]
}

async function signHastily(life: Life, slot: Half['slot'], hands: Signer[], head: Link | undefined, from: number) {
  let last = head
  for (const [turn, signer] of hands.entries()) {
    const scope = life.as('bruno', from + turn * 1000)
    const manner = mannerOf(scope.ids.next(), signer, 'tablet')
    const outcome = await sign(scope, slot, signer, manner, last, [selectHead(scope, slot.id)])
    if (!outcome.ok) throw new Error(`${signer.name} could not sign ${slot.id}: ${outcome.refusal}`)
    last = outcome.after[0][0]
  }
  return last
}

function mannerOf(id: string, { personId, enrolmentId }: Signer, mode: 'phone' | 'tablet'): Manner {
  const isOwn = mode === 'phone' && enrolmentId !== null
  return {
    id,
    mode: isOwn ? 'phone' : 'tablet',
    path: drawnBy(personId),
    typed: '',
    deviceAt: null,
    address: '192.0.2.12',
    device: isOwn ? 'Téléphone' : 'Tablette',
    deviceId: isOwn ? `demo-${personId}` : '',
    identified: isOwn ? 'mail' : enrolmentId ? 'trainer' : 'login',
  }
}

/** The same loops whenever the same person signs. */
function drawnBy(person: string): string {
  const letters = [...person].map((letter) => letter.charCodeAt(0) % 17)
  const loops = letters.map((each, turn) => {
    const [x, up, down] = [90 + turn * 48, 70 + each * 4, 190 + each * 3]
    return `C${x},${up} ${x + 30},${up} ${x + 20},${150 + each} ${x + 10},${down} ${x + 40},${down} ${x + 44},150`
  })
  return `M70,160 ${loops.join(' ')}`
}
