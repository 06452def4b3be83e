/** Notices: refusals first, then what is told, how, and what a mail does not hold. */
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { cellsOf } from '#test/dump'
import { createTestApp, passphrase, signedUp, type TestApp, upload } from '#test/app'
import { createTestSmtp, type TestSmtp } from '#test/smtp'
import { join } from 'node:path'

const email = 'ariane.lenoir@example.org'
const textOf = async (answer: Promise<Response>): Promise<string> => await (await answer).text()

async function platform(
  t: TestContext,
  clock = { at: '2026-04-10T09:00:00Z' },
): Promise<{ app: TestApp; smtp: TestSmtp; clock: { at: string } }> {
  const smtp = await createTestSmtp()
  const app = await createTestApp({ smtp: { url: smtp.url, from: 'grenier@example.net' }, now: () => Temporal.Instant.from(clock.at) })
  t.after(async () => {
    await app.destroy()
    await smtp.close()
  })
  return { app, smtp, clock }
}
/** Opens the attic from a browser that has no cookie of ours. */
async function elsewhere(app: TestApp) {
  const browser = app.browser()
  assert.equal((await browser.post('/fr/sign-in', { email, passphrase })).status, 303)
  return browser
}
const ways = (over: Record<string, string>) => ({
  'import-finished': 'interface',
  'source-stale': 'interface',
  'new-place': 'mail',
  'export-made': 'mail',
  ...over,
})

test('refuses without a session, from another site, and what means nothing', async (t) => {
  const { app } = await platform(t)
  assert.equal((await app.browser().get('/news')).status, 303)
  assert.equal((await app.browser().post('/news', { read: 'all' })).status, 401)
  const browser = await signedUp(app, email)
  for (const form of [{}, { read: 'x' }]) assert.equal((await browser.post('/news', form as Record<string, string>)).status, 400)
  for (const form of [{}, ways({ 'new-place': 'pigeon' })])
    assert.equal((await browser.post('/news/ways', form as Record<string, string>)).status, 400)
  assert.equal((await browser.post('/news', { read: 'all' }, { origin: 'https://elsewhere.example' })).status, 403)
})

test('a sign-in from a new browser is told to the others and by mail, which holds nothing personal; her own is not', async (t) => {
  const { app, smtp } = await platform(t)
  const browser = await signedUp(app, email)
  assert.match(await textOf(browser.get('/news')), /Aucune nouvelle/)
  const other = await elsewhere(app)
  assert.match(await textOf(browser.get('/news')), /navigateur nouveau[\s\S]*Tout marquer comme lu/)
  assert.match(await textOf(browser.get('/home')), /1 non lue/)
  await app.runJobs()
  assert.equal(smtp.mails.length, 1)
  const [mail = ''] = smtp.mails
  const [head = '', body = ''] = mail.split('\r\n\r\n', 2)
  assert.match(head, /^To: ariane\.lenoir@example\.org$/m)
  assert.match(head, /^Auto-Submitted: auto-generated$/im)
  assert.match(head, /^Content-Type: text\/plain/im)
  assert.doesNotMatch(head, /X-Mailer|multipart|html/i)
  assert.doesNotMatch(mail.replace(/^To: .*$/m, ''), /ariane|lenoir|Firefox|127\.0\.0\.1/i)
  assert.doesNotMatch(body, /<|img|\?/)
  assert.match(mail, /http:\/\/localhost:8480\/news/)
  await other.post('/news', { read: 'all' })
  assert.doesNotMatch(await textOf(browser.get('/home')), /non lue/)
  assert.doesNotMatch(app.logs.join('\n'), /ariane|navigateur|example\.net/)
})

test('what she chooses not to hear is not kept; nobody marks another’s notice', async (t) => {
  const { app, smtp } = await platform(t)
  const browser = await signedUp(app, email)
  await elsewhere(app)
  const id = /name="read" value="([A-Za-z0-9_-]{43})"/.exec(await textOf(browser.get('/news')))?.[1] ?? ''
  const stranger = await signedUp(app, 'autre@example.org')
  await stranger.post('/news', { read: id })
  assert.match(await textOf(browser.get('/home')), /1 non lue/)
  await browser.post('/news', { read: id })
  assert.equal((await browser.post('/news/ways', ways({ 'new-place': 'none' }))).headers.get('location'), '/news?saved=1')
  await elsewhere(app)
  assert.doesNotMatch(await textOf(browser.get('/home')), /non lue/)
  await app.runJobs()
  assert.equal(smtp.mails.length, 1)
})

test('a server that refuses is tried again, later; a mail that waits lies sealed, and is gone after a day', async (t) => {
  const { app, smtp, clock } = await platform(t)
  await signedUp(app, email)
  smtp.refuse(true)
  await elsewhere(app)
  await app.runJobs()
  assert.deepEqual([smtp.mails.length, smtp.refused()], [0, 1])
  assert.match(app.logs.join('\n'), /"job":"mail.send","attempts":1/)
  assert.doesNotMatch(app.logs.join('\n'), /ariane|451|127\.0\.0\.1/)
  for (const { table, bytes } of await cellsOf(join(app.dataDir, 'grenier.db')))
    assert.doesNotMatch(bytes.toString('latin1'), /ariane|lenoir/i, table)
  clock.at = '2026-04-10T09:00:10Z'
  await app.runJobs()
  assert.equal(smtp.refused(), 1)
  clock.at = '2026-04-10T09:05:00Z'
  smtp.refuse(false)
  await app.runJobs()
  assert.equal(smtp.mails.length, 1)
  smtp.refuse(true)
  await elsewhere(app)
  await app.runJobs()
  clock.at = '2026-04-12T09:00:00Z'
  smtp.refuse(false)
  await app.runJobs()
  assert.equal(smtp.mails.length, 1)
})

test('an import brought by a program is told; it is named only to whoever opens the attic', async (t) => {
  const { app } = await platform(t)
  const browser = await signedUp(app, email)
  const made = await textOf(browser.post('/settings/import-tokens', { name: 'robot', days: '30', current: passphrase }))
  const token = /grenier_import_[A-Za-z0-9_-]{64}/.exec(made)?.[0] ?? ''
  const qif = '!Account\nN0002\nTBank\n^\n!Type:Bank\nD01/03/2026\nT-1.00\nPCafe\n^\n'
  const sent = await app.browser().post('/api/v1/imports', upload({ 'mes-secrets.qif': qif }), { authorization: `Bearer ${token}` })
  assert.equal(sent.status, 202)
  const news = await textOf(browser.get('/news'))
  assert.match(news, /L’import de «.mes-secrets\.qif.» est terminé/)
  for (const { table, bytes } of await cellsOf(join(app.dataDir, 'grenier.db')))
    assert.doesNotMatch(bytes.toString('latin1'), /mes-secrets/, table)
})

test('a late source is told once at her visit; by mail only if she asked, from a coarse day and nothing else', async (t) => {
  const { app, smtp, clock } = await platform(t)
  const browser = await signedUp(app, email)
  const days = Array.from({ length: 28 }, (_, n) => `D${String(n + 1).padStart(2, '0')}/03/2026\nT-1.00\nPCafe\n^\n`).join('')
  await browser.post('/imports', upload({ 'mars.qif': `!Account\nN0002\nTBank\n^\n!Type:Bank\n${days}` }))
  await browser.get('/home')
  const dues = async () =>
    (await cellsOf(join(app.dataDir, 'grenier.db'))).filter(({ table }) => table === 'notice_due').map(({ bytes }) => bytes.toString())
  assert.deepEqual(await dues(), [])
  await browser.post('/news/ways', ways({ 'source-stale': 'mail' }))
  await browser.get('/home')
  // Known until 28 March, late after 45 days: 12 May, a Tuesday; the Monday after.
  assert.ok((await dues()).includes('2026-05-18'))
  clock.at = '2026-05-18T09:00:00Z'
  await app.runJobs()
  assert.equal(smtp.mails.length, 1)
  assert.deepEqual(await dues(), [])
  const again = await elsewhere(app)
  await again.get('/home')
  await again.get('/home')
  assert.equal([...(await textOf(again.get('/news'))).matchAll(/le prochain fichier devrait exister/g)].length, 2)
})

test('without a mail server everything is in the interface', async () => {
  const app = await createTestApp()
  try {
    const browser = await signedUp(app, email)
    await elsewhere(app)
    await app.runJobs()
    const html = await textOf(browser.get('/news'))
    assert.match(html, /navigateur nouveau/)
    assert.match(html, /n’envoie pas de courriel/)
    assert.doesNotMatch(html, /Ici et par courriel/)
  } finally {
    await app.destroy()
  }
})
