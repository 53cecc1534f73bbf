/** What is named as a file is no page: it is kept, or opened by the browser itself. */
export const isFile = ({ headers }: Response): boolean => headers.has('content-disposition')

/** Where nothing is written the browser asks again, and shows or keeps it as it knows how. */
export async function keepFile(method: string, answer: Response): Promise<void> {
  if (method === 'GET') return location.assign(answer.url)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameIn(answer.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in every letter, else the plain one. */
function nameIn(disposition: string): string {
  const [, whole] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? []
  if (whole) return decodeURIComponent(whole)
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? ''
}
