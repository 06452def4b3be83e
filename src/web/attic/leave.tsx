/** Taking everything away: what the file holds, what to take, what to do with it. */
import { links } from '#routes'
import { bytes, day, text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import type { LeaveProps } from '../props/leave.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field, Notice, Select } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { countsInWords, kindsHeld, when } from './words.ts'

type Props = LeaveProps & { readonly frame: FrameData }

export function LeavePage(props: Props) {
  const { frame, refusal, cannot, counts } = props
  const t = text(frame.lang).leave
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        <Refused frame={frame} refusal={refusal} />
        {cannot && (
          <Notice tone="berry" live>
            <p>{t.cannot[cannot]}</p>
          </Notice>
        )}
        <div class="two even">
          <div class="stack">
            <Card title={t.insideTitle} id="inside">
              <Inside {...props} />
            </Card>
          </div>
          <div class="stack">
            <Card title={t.choose} id="choose" tone="leaf">
              <Choose {...props} />
            </Card>
            <Card title={t.thenTitle} id="then">
              <ol class="kept">
                {t.next.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ol>
              <p>
                {t.verify} <code class="said">grenier export verify grenier.zip</code>
              </p>
            </Card>
            <Digests {...props} />
          </div>
        </div>
        <p>
          <a href={links.settings()}>{text(frame.lang).common.settings}</a>
          {Object.keys(counts).length === 0 && (
            <>
              <br />
              <a href={links.arrive()}>{t.arriveLink}</a>
            </>
          )}
        </p>
      </div>
    </Frame>
  )
}

function Inside({ frame, counts, imports, originals, size }: Props) {
  const t = text(frame.lang).leave
  const held = countsInWords(counts, frame.lang)
  return (
    <>
      <ul class="kept">
        <li>{held === '' ? t.nothing : `${held}.`}</li>
        {imports.length > 0 && <li>{t.imports(imports.length)}</li>}
        {originals.count > 0 && <li>{t.originals(originals.count, bytes(originals.bytes, frame.lang))}</li>}
        <li>{t.ledger}</li>
        <li>{t.readable}</li>
      </ul>
      <p class="soft">{t.size(bytes(size, frame.lang))}</p>
    </>
  )
}

/** Nobody has the passphrase of a trial: everything in it is invented. */
function Choose({ frame, counts, imports, formats, found, refusal }: Props) {
  const { leave: t, attic, common } = text(frame.lang)
  const kinds = kindsHeld(counts)
  return (
    <PassphraseForm frame={frame} action={links.leave()}>
      <fieldset class="choices">
        <legend class="vh">{t.choose}</legend>
        {found && <Found frame={frame} found={found} />}
        <label>
          <input type="radio" name="what" value="all" checked={found === undefined} />
          <strong>{t.all}</strong>
          <span class="hint soft small">{t.allHint}</span>
        </label>
        <label>
          <input type="radio" name="what" value="part" />
          <strong>{t.part}</strong>
          <span class="hint soft small">{t.partHint}</span>
        </label>
      </fieldset>
      <fieldset class="portion">
        <legend>{t.partTitle}</legend>
        <Select
          label={t.kind}
          name="kind"
          value=""
          options={[['', t.anyKind], ...kinds.map((kind) => [kind, attic.kinds[kind].name] as const)]}
        />
        <Select
          label={t.source}
          name="batch"
          value=""
          options={[
            ['', t.anySource],
            ...imports.map(({ id, at, name }) => [id, `${day(at.slice(0, 10), frame.lang, 'short')} · ${name}`] as const),
          ]}
        />
        {formats.length > 0 && (
          <Select
            label={t.format}
            name="format"
            value=""
            options={[['', t.zip], ...formats.map((format) => [format, t.formats[format]] as const)]}
          />
        )}
        <div class="period">
          <Field label={t.since} name="since" input={{ type: 'date' }} />
          <Field label={t.until} name="until" input={{ type: 'date' }} />
        </div>
      </fieldset>
      <details class="seal" open={wrong(frame, refusal, 'passphrase') !== undefined || wrong(frame, refusal, 'again') !== undefined}>
        <summary>{t.sealTitle}</summary>
        <div class="stack">
          <p class="small">{t.sealAbout}</p>
          <Field label={t.sealPhrase} name="passphrase" error={wrong(frame, refusal, 'passphrase')} input={sealPhrase} />
          <Field label={t.sealAgain} name="again" error={wrong(frame, refusal, 'again')} input={sealPhrase} />
        </div>
      </details>
      {!frame.person?.trial && (
        <Field
          label={common.passphrase}
          name="current"
          hint={t.passphraseHint}
          error={wrong(frame, refusal, 'current')}
          input={heldPassphrase}
        />
      )}
      <div>
        <Button>{t.submit}</Button>
      </div>
    </PassphraseForm>
  )
}

/** What the list of records asked: sent again with the form, so that no word of it is in an address. */
function Found({ frame, found }: Pick<Props, 'frame'> & { readonly found: NonNullable<Props['found']> }) {
  const { leave: t, attic } = text(frame.lang)
  const { kind, text: words, organisation, since, until } = found
  const days =
    since === '' && until === '' ? '' : [since, until].map((one) => (one === '' ? '…' : day(one, frame.lang, 'short'))).join(' – ')
  const said = [
    isKindName(kind, attic.kinds) ? attic.kinds[kind].name : '',
    words === '' ? '' : `«\u00a0${words}\u00a0»`,
    organisation,
    days,
  ]
  return (
    <label>
      <input type="radio" name="what" value="found" checked />
      <strong>{t.found}</strong>
      <span class="hint small">{said.filter((one) => one !== '').join(' · ')}</span>
      <span class="hint soft small">{t.foundHint}</span>
      {Object.entries(found).map(([name, value]) => (
        <input key={name} type="hidden" name={`_${name}`} value={value} />
      ))}
    </label>
  )
}

const isKindName = <K extends string>(kind: string, kinds: { readonly [name in K]: unknown }): kind is K => Object.hasOwn(kinds, kind)

/** The browser keeps the passphrase of the attic, not that of a file. */
const sealPhrase = { type: 'password', autocomplete: 'off', minlength: 12, maxlength: 1024 } as const

function Digests({ frame, taken, arrival }: Props) {
  const t = text(frame.lang).leave
  if (taken.length === 0 && arrival === undefined) return null
  return (
    <Card title={t.digestTitle} id="digests">
      <p>{t.digestAbout}</p>
      <dl class="digests">
        {taken.map(({ at, digest, count }) => (
          <DigestLine key={at} said={t.takenOn(when(at, frame), t.records(count))} digest={digest} />
        ))}
        {arrival && <DigestLine said={t.arrivedOn(when(arrival.at, frame), t.records(arrival.count))} digest={arrival.digest} />}
      </dl>
    </Card>
  )
}

export const DigestLine = ({ said, digest }: { readonly said: string; readonly digest: string }) => (
  <div>
    <dt>{said}</dt>
    <dd>
      <code class="digest">{digest}</code>
    </dd>
  </div>
)
