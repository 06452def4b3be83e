import { realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** Whether a file lies in a folder, by real paths: neither `..` nor a link hides it. */
export function isInside(file: string, folder: string): boolean {
  const path = relative(realOf(resolve(folder)), realOf(resolve(file)))
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(path) !== path)
}

function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(realOf(dirname(path)), basename(path))
  }
}
