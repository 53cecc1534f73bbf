import type { Child } from 'hono/jsx'
import type { Speech } from '#words/words.ts'
import { PostButton } from './button.tsx'
import { type Hx, hxOf } from './hx.ts'

type JobProps = {
  w: Speech
  id?: string | undefined
  label: string
  done: number
  total: number
  /** « Environ 20 s. » */
  left?: string | undefined
  /** The address that stops it. */
  stop?: string | undefined
  children?: Child
} & Hx

/** A job that runs elsewhere: the page can be left. */
export function Job(props: JobProps) {
  const { w, label, done, total } = props
  return (
    <div class="job" id={props.id} role="status" {...hxOf(props)}>
      <div>
        <span>{label}</span>
        <span class="num">{w.ui.done(w.format.number(done), w.format.number(total))}</span>
      </div>
      <progress max={total} value={done} aria-label={label} />
      <div>
        <small>
          {props.left} {done < total ? w.ui.leaveFreely : null}
        </small>
        {props.stop !== undefined && done < total && (
          <PostButton tone="quiet" size="small" action={props.stop}>
            {w.ui.stop}
          </PostButton>
        )}
      </div>
      {props.children}
    </div>
  )
}
