/** The recovery code that sign-up shows, as a test reads it. */
export interface ShownKit {
  readonly groups: readonly string[]
  /** What confirms it. */
  readonly form: { readonly offer: string; readonly asked: string; readonly after: string; readonly first: string; readonly second: string }
}

/** The recovery code of the page that shows it. */
export function kitOf(html: string): ShownKit {
  const groups = [...html.matchAll(/<code>([0-9A-Z]{4})<\/code>/g)].map(([, group = '']) => group)
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const asked = hidden('asked')
  const [first = '', second = ''] = asked.split('-').map((n) => groups[Number(n) - 1] ?? '')
  if (groups.length !== 9) throw new Error('this page shows no recovery code')
  return { groups, form: { offer: hidden('offer'), asked, after: hidden('after'), first, second } }
}
