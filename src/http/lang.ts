import type { Context } from 'hono'
import type { Lang } from '#routes'
import type { Env } from './deps.ts'

/** The language of a page: its address, else the account's choice, else what the browser prefers, else French. */
export function chosenLang(c: Context<Env>): Lang {
  const inPath = /^\/(fr|en)(?:\/|$)/.exec(c.req.path)?.[1]
  if (inPath === 'fr' || inPath === 'en') return inPath
  return c.var.account?.lang ?? preferred(c.req.header('accept-language') ?? '')
}

/** RFC 9110 §12.5.4, between the two languages there are. */
function preferred(header: string): Lang {
  const weights = { fr: 0, en: 0 }
  for (const part of header.split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = Number(
      parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    )
    const lang = tag.split('-')[0]
    if ((lang === 'fr' || lang === 'en') && Number.isFinite(quality)) weights[lang] = Math.max(weights[lang], quality)
  }
  return weights.en > weights.fr ? 'en' : 'fr'
}
