/** One line of a law or a harness, which `npm test` prints at its end: `report('doors', '1204 cells, 0 open')`. */
export function report(name: string, result: string): void {
  console.log(`report: ${name}: ${result}`)
}
