/** The way out of mails: SMTP. Plain text, one recipient, no trace of whoever reads. */
import { createTransport } from 'nodemailer'
import type { Mail } from '#identity'

export interface SmtpOptions {
  /** `smtp://` (STARTTLS where the server offers it) or `smtps://`, with user and password where needed. */
  readonly url: string
  readonly from: string
}

const secondsToConnect = 20

/** Sends one mail; throws, saying nothing of it, when the server does not take it. */
export function createSmtp({ url, from }: SmtpOptions): (mail: Mail) => Promise<void> {
  const times = {
    connectionTimeout: secondsToConnect * 1000,
    greetingTimeout: secondsToConnect * 1000,
    socketTimeout: 2 * secondsToConnect * 1000,
  }
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never travels in clear.
    requireTLS: username !== '',
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...times,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, subject, text }) => {
    try {
      // RFC 3834: nobody's out-of-office answers it.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
        xMailer: false,
      })
    } catch {
      // The server's own words may quote the address.
      throw new Error('mail: the server did not take it')
    }
  }
}
