import { showPasskeys, watchPasskeys } from './passkeys.ts'

watchPasskeys()
showPasskeys()
document.addEventListener('htmx:after:swap', showPasskeys)
