/** For browsers that do not know command buttons, nor dialogs that close by a press outside. */
export function fillGaps() {
  if (!('commandForElement' in HTMLButtonElement.prototype)) document.addEventListener('click', obey)
  if (!('closedBy' in HTMLDialogElement.prototype)) document.addEventListener('click', closeOutside)
}

function obey({ target }: MouseEvent) {
  const button = target instanceof Element ? target.closest('button[commandfor]') : null
  const dialog = document.getElementById(button?.getAttribute('commandfor') ?? '')
  if (!(dialog instanceof HTMLDialogElement)) return
  const command = button?.getAttribute('command')
  if (command === 'show-modal') dialog.showModal()
  if (command === 'close' || command === 'request-close') dialog.close()
}

function closeOutside({ target }: MouseEvent) {
  if (target instanceof HTMLDialogElement && target.open && target.getAttribute('closedby') === 'any') target.close()
}
