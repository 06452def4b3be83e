/** A whole life on a real platform, then everything a thief may take: it opens nothing and names nothing. */
import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { readCode } from '#lib/recovery-code'
import { kindNames } from '#model'
import { type Cell, candidatesIn, cellsOf, fits, isCodeOf, isFileKeyOf, isIdentityOf, recipientsIn } from '#test/dump'
import { kitOf } from '#test/kit'
import { address, folder, run } from '#test/processes'
import { stores } from '#test/stores'
import { amountForms, tracesIn } from '#test/traces'

const email = 'wilfrid.zephyrinoux@courrier.example.org'
const phrases = ['xylophone marin quartz', 'douze girafes en velours mauve', 'kiwis et hiboux sous la pluie'] as const
const amounts = [739_184_623, 518_273_641, 962_743_185]
const decimal = (cents: number): string => `${Math.trunc(cents / 100)}.${cents % 100}`
const files = {
  'Compte secret de Philibert.qif': `!Type:Bank\nD25/12/2025\nT-${decimal(amounts[0] ?? 0)}\nPZanzibarine Quincaillerie\nMPour Hippolyte Vermandois\nLTruffes:Périgourdines\n^\n`,
  'été-à-Ouessant.ofx': `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n
<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260201<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30987<BRANCHID>00417<ACCTID>00047731915<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260131
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260115<TRNAMT>-${decimal(amounts[1] ?? 0)}<FITID>REFOUESSANT77<NAME>Phare du Stiff Amarrage<MEMO>Ondine Kerguelenec</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20260131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`,
  'Relevé Kouign.xml': `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-02-01T06:00:00+01:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id><CreDtTm>2026-02-01T06:00:00+01:00</CreDtTm><Acct><Id><IBAN>FR7699999000418273645190123</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Gwendal Abgrallou</Nm></Ownr></Acct>
<Ntry><Amt Ccy="EUR">${decimal(amounts[2] ?? 0)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-15</Dt></BookgDt><AcctSvcrRef>KOUIGNREF1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Biscuiterie Morgane</Nm></Dbtr></RltdPties><RmtInf><Ustrd>PRIME DE KOUIGN AMANN</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`,
}
/** What the person gave, or chose, in words. */
const words = [
  email,
  ...phrases,
  ...Object.keys(files),
  ...'zephyrinoux|courrier.example|Philibert|Ouessant|Kouign|Zanzibarine|Hippolyte Vermandois|Périgourdines|Phare du Stiff'.split('|'),
  ...'Ondine Kerguelenec|REFOUESSANT77|00047731915|FR7699999000418273645190123|Gwendal Abgrallou|Biscuiterie Morgane'.split('|'),
  ...'KOUIGN AMANN|KOUIGNREF1|Kiritimati|Firefox'.split('|'),
  ...amounts.flatMap(amountForms),
  ...kindNames.filter((name) => name.includes('.')),
]

for (const kind of stores) {
  test(`after a whole life, all that a thief may take opens nothing and names nothing (${kind.name})`, { timeout: 120_000 }, async (t) => {
    const opened = await kind.open([])
    await opened.store.close()
    t.after(() => opened.destroy())
    const place = folder(t)
    const data = join(place, 'data')
    const { databaseUrl } = opened.options
    const where = ['--data', data, ...(databaseUrl === undefined ? [] : ['--database-url', databaseUrl])]
    const platform = run(t, ['start', '--port', '0', '--admin-port', 'off', ...where])
    const { cookies, codes } = await liveAt(await address(platform))

    const backups = { whole: [], sealed: ['--without-wraps'], wraps: ['--wraps-only'] }
    const logs: string[] = []
    for (const [name, options] of Object.entries(backups)) {
      const copy = run(t, ['backup', join(place, name), ...where, ...options])
      assert.equal(await copy.ended, 0, copy.err())
      logs.push(copy.out(), copy.err())
    }
    const live = await cellsOf(databaseUrl ?? join(data, 'grenier.db'))
    const running = filesUnder(data)
    platform.child.kill('SIGTERM')
    assert.equal(await platform.ended, 0)
    logs.push(platform.out(), platform.err())
    assert.ok(platform.err().includes('/settings/passphrase'), 'these are the logs')

    const secrets = [
      ...cookies.map((cookie) => cookie.split('=')[1] ?? ''),
      ...codes.map((groups) => groups.join('-')),
      ...codes.map((groups) => groups.join('')),
    ]
    const sought = [...words, ...secrets, readFileSync(`${data}.secret`, 'utf8').trim()]
    const stolen = [
      ...live.map(({ table, column, bytes }) => ({ name: `${table}.${column}`, bytes })),
      ...running,
      ...filesUnder(data),
      ...Object.keys(backups).map((name) => ({ name, bytes: readFileSync(join(place, name)) })),
      { name: 'logs', bytes: Buffer.from(logs.join('')) },
    ]
    const raw = [...cookies.map(secretOf), ...codes.map(codeBytes)]
    for (const { name, bytes } of stolen) {
      assert.deepEqual(tracesIn(bytes, sought), [], name)
      assert.ok(!raw.some((secret) => bytes.includes(secret)), `${name}: a secret, as bytes`)
    }
    const sealed = await cellsOf(join(place, 'sealed'))
    assert.ok(live.some(({ table }) => table === 'vault_wrap') && !sealed.some(({ table }) => table === 'vault_wrap'))
    opensNothing(
      [...live, ...(await cellsOf(join(place, 'whole'))), ...(await cellsOf(join(place, 'wraps')))],
      cookies.at(-1) ?? '',
      codes.at(-1) ?? [],
    )
  })
}

/** Signs up, brings files, looks, changes settings and passphrase, leaves, recovers, asks for the erasure; answers what opened. */
async function liveAt(url: string): Promise<{ readonly cookies: readonly string[]; readonly codes: readonly (readonly string[])[] }> {
  const cookies: string[] = []
  const codes: (readonly string[])[] = []
  const send = async (path: string, body?: Record<string, string> | FormData): Promise<string> => {
    const headers = {
      origin: url,
      cookie: cookies.at(-1) ?? '',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }
    const form = body instanceof FormData ? body : new URLSearchParams(body)
    const answer = await fetch(url + path, body === undefined ? { headers } : { method: 'POST', body: form, headers, redirect: 'manual' })
    assert.ok(answer.status < 400, `${path}: ${answer.status}`)
    const given = answer.headers.get('set-cookie')?.split(';')[0]
    if (given !== undefined && given.length > 40) cookies.push(given)
    return await answer.text()
  }
  const confirm = async (page: string): Promise<void> => {
    const kit = kitOf(page)
    codes.push(kit.groups)
    await send('/kit/confirm', { ...kit.form })
  }
  const [first, second, third] = phrases
  await confirm(await send('/fr/sign-up', { email, passphrase: first, again: first }))
  const form = new FormData()
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name)
  const brought = JSON.parse(await send('/api/v1/imports', form)) as {
    readonly batch: { readonly id: string }
    readonly files: readonly unknown[]
  }
  assert.equal(brought.files.length, 3)
  const records = await send('/api/v1/records?limit=1000')
  for (const cents of amounts) assert.ok(records.includes(String(cents)), `${cents} is held`)
  const seen = await Promise.all([send('/home'), send('/answers/budget'), send('/ledger'), send('/records', { text: 'Zanzibarine' })])
  assert.ok(seen.at(-1)?.includes('Zanzibarine'))
  await send('/settings', { lang: 'en', zone: 'Pacific/Kiritimati', currency: 'CAD' })
  await send('/settings/passphrase', { current: first, passphrase: second, again: second })
  await send('/sign-out', {})
  await confirm(await send('/fr/recover', { email, code: codes[0]?.join('-') ?? '', passphrase: third, again: third }))
  await send(`/imports/${brought.batch.id}/undo`, {})
  await send(`/imports/${brought.batch.id}/redo`, {})
  assert.ok((await send('/records')).includes('Phare du Stiff'))
  await send('/settings/erase', { passphrase: third, when: 'later' })
  return { cookies, codes }
}

/** Everything short enough to be a key is tried as one, on everything sealed; the right ones are tried too, so that the trial is one. */
function opensNothing(cells: readonly Cell[], cookie: string, groups: readonly string[]): void {
  const of = (table: string, column: string) =>
    cells.filter((cell) => cell.table === table && cell.column === column).map(({ bytes }) => bytes)
  const sealed = [
    ...of('vault_wrap', 'sealed').slice(0, 4),
    ...['vault', 'vault_dataset_epoch'].flatMap((table) => of(table, 'identity_sealed').slice(0, 2)),
    ...of('vault_manifest', 'sealed').slice(0, 1),
    ...of('session', 'wrapped'),
    ...of('ledger', 'body').slice(0, 1),
  ]
  const recovery = of('vault_wrap', 'parameters').findIndex((bytes) => bytes.includes('hkdf'))
  const [parameters, wrap] = [
    of('vault_wrap', 'parameters')[recovery]?.toString() ?? '',
    of('vault_wrap', 'sealed')[recovery] ?? Buffer.alloc(0),
  ]
  assert.ok(
    of('session', 'wrapped').some((wrapped) => fits(secretOf(cookie), wrapped)),
    'a cookie opens its session',
  )
  assert.ok(isCodeOf(codeBytes(groups), parameters, wrap), 'a code opens its wrap')
  const recipients = recipientsIn(cells)
  const segments = of('vault_segment', 'sealed').slice(0, 2)
  assert.ok(recipients.size > 0 && segments.length === 2)
  for (const { table, column, bytes } of cells) assert.ok(!bytes.includes('AGE-SECRET-KEY'), `${table}.${column}`)
  const keys = candidatesIn(cells, 32, 8_000)
  assert.ok(keys.length > 1_000)
  for (const key of keys) {
    assert.ok(!sealed.some((each) => fits(key, each)), 'a key in clear opens something sealed')
    assert.ok(!isIdentityOf(key, recipients), 'an age identity in clear')
  }
  for (const code of candidatesIn(cells, 20, 8_000)) assert.ok(!isCodeOf(code, parameters, wrap), 'a recovery code in clear')
  for (const key of candidatesIn(cells, 16, 8_000))
    assert.ok(!segments.some((each) => isFileKeyOf(key, each)), 'the key of a segment in clear')
}

/** The half of a cookie that the server does not keep. */
const secretOf = (cookie: string): Buffer => Buffer.from(cookie.split('=')[1] ?? '', 'base64url').subarray(16)

function codeBytes(groups: readonly string[]): Uint8Array {
  const code = readCode(groups.join('-'))
  assert.ok(code.ok)
  return code.value
}

const filesUnder = (path: string): { readonly name: string; readonly bytes: Buffer }[] =>
  globSync('**', { cwd: path })
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }))
