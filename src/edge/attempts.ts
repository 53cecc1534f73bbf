import { DurableObject } from 'cloudflare:workers'
import { type Rate, type Spent, spend } from './api-rate.ts'
import { type Answer, afterSuccess, attempt, type Lane, type Pace, quiet } from './attempts-pace.ts'

/** Counts sign-in attempts, one object per account or address, whose name is a hash: it knows nobody. */
export class Attempts extends DurableObject {
  #spent: Spent | null = null

  async ask(lane: Lane, now: number): Promise<Answer> {
    const { answer, pace } = attempt(lane, this.ctx.storage.kv.get<Pace>(lane), now)
    if (answer.allowed) {
      this.ctx.storage.kv.put(lane, pace)
      await this.ctx.storage.setAlarm(Date.now() + quiet)
    }
    return answer
  }

  async succeeded(lane: Lane): Promise<void> {
    const pace = afterSuccess(lane, this.ctx.storage.kv.get<Pace>(lane))
    if (pace) this.ctx.storage.kv.put(lane, pace)
    else this.ctx.storage.kv.delete(lane)
  }

  /** A request of a program. In memory alone: an object that is put out of it forgives what was left of a minute. */
  spend(now: number): Rate {
    const { rate, spent } = spend(this.#spent, now)
    this.#spent = spent
    return rate
  }

  /** An hour without a soul: nothing is kept. By the platform's own clock, which is the one that rings. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}
