export const google = 'https://accounts.google.com'

/** Google signs some tokens under the first name it had, and says both are right. Links keep the address. */
export const googleOnceWas = 'accounts.google.com'

/** `common`: any account; `organizations`: work and school accounts; or one directory, by its id or its domain. */
export function microsoft(directory: string): string | null {
  return /^[a-z0-9][a-z0-9.-]{1,98}[a-z0-9]$/i.test(directory) ? `${microsoftHost}/${directory}/v2.0` : null
}

export function isMicrosoft(issuer: string): boolean {
  return issuer.startsWith(`${microsoftHost}/`)
}

const microsoftHost = 'https://login.microsoftonline.com'
