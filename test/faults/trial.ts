import { changesOf } from './canonical.ts'
import { chanceOf } from './chance.ts'
import type { Flow } from './flow.ts'
import { type Clean, findingsOf, isFailure, isUsual, type Needed, type Outcome } from './judge.ts'
import type { Books, Ledger } from './ledger.ts'
import { emptyBuckets, keptObjects, objectsOf } from './objects.ts'
import { type Answer, minute, NoAnswer, type Stage, time } from './place.ts'
import { harnessQueue } from './queue.ts'
import { newWeather, type Plan, turnTo } from './weather.ts'

/** A flow, arranged, with what it does on a fine day. */
export type Trial = {
  readonly clean: Clean
  readonly needed: Needed
  /** Runs it once under these strikes: how many calls they struck, and what is wrong afterwards. */
  strike(plan: Plan, seed: number): Promise<{ struck: readonly string[]; found: readonly string[] }>
}

let run = 0
const opening = time.at

export async function openTrial(flow: Flow, stage: Stage, ledger: Ledger): Promise<Trial> {
  await Promise.all([ledger.reset(), emptyBuckets(stage.env)])
  time.at = opening
  stage.begin(newWeather(), harnessQueue(null), ++run)
  const known = (await flow.arrange?.(stage)) as never
  await stage.deliver()
  const objects = await objectsOf(stage.env)
  const before = await ledger.remember(stage.weather().touched)
  const restorePeople = stage.keepPeople()
  const start = time.at + 1000
  const needed: Needed = new Set()
  let usual: Answer | undefined
  let usuallyOwed = 0
  let errands: readonly string[] = []

  async function tried(
    { strikes, jobs }: Plan,
    seed: number | null,
  ): Promise<Outcome & { calls: string[]; asked: number }> {
    time.at = start
    restorePeople()
    const weather = newWeather(strikes)
    const queue = harnessQueue(seed === null ? null : chanceOf(seed))
    stage.begin(weather, queue, ++run)

    const answers = [await act()]
    const asked = weather.calls.length
    if (strikes.some(({ lasting }) => lasting)) await storm()
    // She tries again at once, or after everything else has calmed down.
    else if (!jobs && seed !== null && seed % 2 === 0) await quiet()
    weather.healed ||= strikes.some(({ lasting }) => lasting)
    await insist(answers, Math.max(3, strikes.length + 1))
    if (jobs) {
      turnTo(weather, jobs)
      await quiet()
      weather.healed = true
    }
    // Cron comes back whatever became of the run before; who was away is asked again after hours.
    for (let turn = 0; turn < 4 && weather.struck.length > 0 && errands.length > 0; turn++) {
      time.at += minute * 5 ** turn
      await stage.mend(errands)
    }
    const owed = await quiet()
    await stage.sweep()
    const after = await ledger.readAndRestore(weather.touched)
    const left = await keptObjects(stage.env, weather.objects, objects)
    return {
      answers,
      changes: changesOf(before, after, start),
      after,
      mails: weather.mails,
      outbound: weather.outbound,
      objects: left,
      owed,
      lasted: time.at - start,
      dead: queue.dead.map(({ handler }) => handler),
      struck: weather.struck,
      calls: weather.calls,
      asked,
    }
  }

  /** She tries again as long as she is told no, within a minute and a half. */
  async function insist(answers: Answer[], tries: number): Promise<void> {
    for (let left = tries; left > 0 && refused(answers.at(-1), stage.weather().struck); left--) {
      time.at += Math.round((1.5 * minute) / tries)
      answers.push(await act())
    }
  }

  /** She was told no: by an error, or because somebody outside did not answer. */
  function refused(answer: Answer | undefined, struck: readonly string[]): boolean {
    return isFailure(answer) || (struck.some((name) => name.includes('outside')) && !isUsual(answer, usual))
  }

  async function act(): Promise<Answer> {
    try {
      const { status, text } = await flow.act(stage, known)
      return { status, text }
    } catch (error) {
      if (error instanceof NoAnswer) return 'dropped'
      return 'threw'
    }
  }

  /** The storm goes on while the queue and cron try. */
  async function storm(): Promise<void> {
    await stage.round()
    await stage.mend(errands)
    await stage.round()
  }

  /** Until nothing is owed any more, cron sending again what waits; how much still does. */
  async function quiet(): Promise<number> {
    for (let turn = 0; ; turn++) {
      for (let rounds = 0; stage.queue().size() > 0 && rounds < 30; rounds++) await stage.round()
      const owed = stage.weather().touched.size > 0 ? await stage.owed() : 0
      if (owed <= usuallyOwed || turn === 5) return owed
      time.at += 3 * minute * 2 ** turn
      await stage.mend(errands)
    }
  }

  const ran = stage.errandsRun.length
  const fine = await tried({ strikes: [] }, null)
  errands = stage.errandsRun.slice(ran)
  usual = fine.answers[0]
  usuallyOwed = fine.owed
  const clean: Clean = { ...fine, actions: actionsOf(before, fine.after) }
  return {
    clean,
    needed,
    strike: async (plan, seed) => {
      const outcome = await Promise.race([tried(plan, seed), scheduler.wait(60_000)])
      if (!outcome) return { struck: ['?'], found: ['never ended'] }
      return { struck: outcome.struck, found: findingsOf(flow, clean, outcome, needed) }
    },
  }
}

function actionsOf(before: Books, after: Books): string[] {
  return [...after].flatMap(([shard, tables]) => {
    const known = new Set(before.get(shard)?.get('events'))
    const come = (tables.get('events') ?? []).filter((row) => !known.has(row))
    return come.map((row) => (JSON.parse(row) as { action: string }).action)
  })
}
