import { Icon } from '#views/ui/icon.tsx'
import { Toast } from '#views/ui/toast.tsx'
import type { Speech } from '#words/words.ts'
import type { Told } from './shell.ts'

/** The only place of the page where something appears unasked. */
export function Toasts({ w, toast }: { w: Speech; toast?: Told | undefined }) {
  return (
    <>
      <div class="toasts live" id="toasts" aria-live="polite">
        {toast && <ToastOf w={w} toast={toast} />}
      </div>
      <template id="say">
        <div class="toast bad" role="alert">
          <Icon name="triangle-alert" />
          <p />
          <button type="button" data-close aria-label={w.shell.close}>
            <Icon name="x" />
          </button>
        </div>
      </template>
    </>
  )
}

export function ToastOf({ w, toast }: { w: Speech; toast: Told }) {
  return (
    <Toast w={w} back={toast.undo}>
      {toast.text}
    </Toast>
  )
}
