import type { Context } from 'hono'
import type { Frame } from '#web'
import type { Env } from './deps.ts'
import { chosenLang } from './lang.ts'

/** What every page needs. `zone` gives today's day: the person's, else Europe/Paris. */
export function frameOf(c: Context<Env>, zone = 'Europe/Paris'): Frame {
  const lang = chosenLang(c)
  const { assets, now, publicUrl } = c.var.deps
  const { account, erasing, news, operator, operators } = c.var
  const other = /^\/(?:fr|en)(\/.*)?$/.exec(c.req.path)
  return {
    lang,
    assets,
    publicUrl,
    zone,
    today: now().toZonedDateTimeISO(zone).toPlainDate().toString(),
    person:
      account === undefined
        ? null
        : {
            name: account.name,
            trial: account.trial,
            needsKit: account.kit === 'missing',
            ...(erasing === undefined ? {} : { erasing }),
          },
    ...(news === undefined ? {} : { news }),
    ...(operators === undefined ? {} : { operator: operator === undefined ? ('out' as const) : ('in' as const) }),
    ...(other ? { other: `/${lang === 'fr' ? 'en' : 'fr'}${other[1] ?? ''}` } : {}),
  }
}
