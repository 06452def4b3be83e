/** Where an unexpected error was born, without its message, which may hold somebody's data. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  // A message may span several lines and look like a place: it is cut out first.
  const calls = (error.stack ?? '').replace(error.message, '').replaceAll('\\', '/')
  const frame = /^ +at .*?((?:src|node_modules)\/[^)\s]+)/m.exec(calls)
  return `${error.name} at ${frame?.[1] ?? 'unknown'}`
}
