import { DurableObject } from 'cloudflare:workers'
import { type Answer, afterSuccess, attempt, type Lane, type Pace, quiet } from './attempts-pace.ts'

/** Counts sign-in attempts, one object per account or address, whose name is a hash: it knows nobody. */
export class Attempts extends DurableObject {
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

  /** An hour without a soul: nothing is kept. By the platform's own clock, which is the one that rings. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}
