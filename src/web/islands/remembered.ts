/** What a page of records leaves to the next, in this tab alone: links of the list (numbers, never words), for going from one to the next. */
const name = 'grenier.list'

export function rememberLinks(links: readonly string[]): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(links))
  } catch {
    // A browser that keeps nothing still has the links of the page.
  }
}

export function rememberedLinks(): readonly string[] {
  try {
    const links = JSON.parse(sessionStorage.getItem(name) ?? '[]') as unknown
    return Array.isArray(links) ? links.filter((link): link is string => typeof link === 'string') : []
  } catch {
    return []
  }
}
