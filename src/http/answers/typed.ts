/** Texts of a form, each once and of a bounded length; files are none. */
export const textsOf = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' && value.length <= 200 ? [[name, value.trim()]] : [])),
  )
