/** Mails leave a running platform by the server it is given; its settings are refused before anything is opened. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import test from 'node:test'
import { address, folder, run, signUpAt } from '#test/processes'
import { createTestSmtp } from '#test/smtp'

const email = 'ariane.lenoir@example.org'
const passphrase = 'une longue phrase pour les essais'

test('refuses half of the settings of mail, and never prints a password', async (t) => {
  for (const args of [
    ['--smtp-url', 'smtp://user:hunter22@mail.example.net'],
    ['--mail-from', 'grenier@example.net'],
    ['--smtp-url', 'https://user:hunter22@mail.example.net', '--mail-from', 'grenier@example.net'],
    ['--smtp-url', 'smtp://mail.example.net', '--mail-from', 'a@b>,c@d'],
  ]) {
    const wrong = run(t, ['start', '--port', '0', '--data', join(folder(t), 'data'), ...args])
    assert.equal(await wrong.ended, 2)
    assert.equal(wrong.out(), '')
    assert.doesNotMatch(wrong.err().split('\n')[0] ?? '', /hunter22/)
  }
})

test('a mail refused at first leaves after a while, holds nothing personal, and nothing of it is in the logs', async (t) => {
  const smtp = await createTestSmtp()
  t.after(() => smtp.close())
  const settings = { GRENIER_SMTP_URL: smtp.url, GRENIER_MAIL_FROM: 'grenier@example.net' }
  const platform = run(t, ['start', '--port', '0', '--admin-port', 'off', '--data', join(folder(t), 'data')], settings)
  const url = await address(platform)
  await signUpAt(url, { email, passphrase })
  smtp.refuse(true)
  const signedIn = await fetch(`${url}/en/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, passphrase }),
    redirect: 'manual',
    headers: { origin: url },
  })
  assert.equal(signedIn.status, 303)
  while (smtp.refused() === 0) await setTimeout(100)
  smtp.refuse(false)
  while (smtp.mails.length === 0) await setTimeout(250)
  const [mail = ''] = smtp.mails
  assert.match(mail, /^From: grenier@example\.net$/m)
  assert.match(mail, new RegExp(`${url}/news`))
  assert.doesNotMatch(mail.replace(/^To: .*$/m, ''), /ariane|lenoir/i)
  assert.doesNotMatch(platform.err(), /ariane|example\.net|451/)
})
