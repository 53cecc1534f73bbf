import type { Speech } from '#words/words.ts'

/** Nobody sees it; programs fill it. */
export const Trap = ({ w }: { w: Speech }) => (
  <div hidden>
    <label>
      {w.registrations.leaveEmpty} <input name="fax" tabindex={-1} autocomplete="off" />
    </label>
  </div>
)
