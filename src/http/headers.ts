/** Headers of every answer. The policy forbids all that the pages do not use: no inline style or script, no other origin. */
import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from './deps.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  // A file of the person's own has a stricter one.
  if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
  // A page that says nothing of its own changes with a sign-in or a release: it is kept, and asked again each time.
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', isPersonal(c) ? 'no-store' : 'private, no-cache')
  c.header('X-Content-Type-Options', 'nosniff')
  // Not `no-referrer`: it would make browsers send `Origin: null` with our own forms.
  c.header('Referrer-Policy', 'same-origin')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()')
  if (c.var.deps.publicUrl.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/** Whatever is made with a session or a form: pages that greet the person, redirections and refusals included. */
const isPersonal = (c: Context<Env>): boolean =>
  c.var.session !== undefined || c.req.method === 'POST' || c.res.status === 401 || c.res.headers.has('Set-Cookie')
