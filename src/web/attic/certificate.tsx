/** The proof of an erasure, for whoever has its number: nothing here says whose attic it was. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { CertificateProps, Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Notice } from '../ui/parts.tsx'
import { when } from './words.ts'

export function CertificatePage({ frame, dueAt, signed }: CertificateProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).leaving.certificate
  return (
    <Frame frame={frame} title={t.title}>
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        {dueAt !== undefined && (
          <Notice tone="wheat" title={t.waitingTitle}>
            <p>{t.waiting(when(dueAt, frame))}</p>
          </Notice>
        )}
        {signed !== undefined && <Signed frame={frame} signed={signed} />}
      </div>
    </Frame>
  )
}

const counted = ['accounts', 'sessions', 'wraps', 'segments', 'ledgerEntries'] as const

function Signed({ frame, signed }: { readonly frame: FrameData; readonly signed: NonNullable<CertificateProps['signed']> }) {
  const t = text(frame.lang).leaving.certificate
  const { certificate, key, signature } = signed
  const facts = [
    [t.number, certificate.number],
    [t.platform, certificate.platform],
    [t.asked, when(certificate.askedAt, frame)],
    [t.erased, when(certificate.erasedAt, frame)],
  ] as const
  return (
    <>
      <p class="lead">{t.done(when(certificate.erasedAt, frame))}</p>
      <Facts rows={facts} />
      <Card title={t.countsTitle} id="counts">
        <ul class="kept">
          {counted.map((name) => (
            <li key={name}>{t.counts[name](certificate.erased[name])}</li>
          ))}
        </ul>
      </Card>
      <div class="stack">
        <div>
          <Button href={links.certificateFile(certificate.number)}>{t.download}</Button>
        </div>
        <p class="soft">{t.downloadAbout}</p>
      </div>
      <Card title={t.signatureTitle} id="signature">
        <p>{t.signatureAbout}</p>
        <Facts
          rows={[
            [t.key, key],
            [t.signature, signature],
          ]}
        />
        <p>
          <a href={links.keys()}>{t.keys}</a>
        </p>
      </Card>
    </>
  )
}

const Facts = ({ rows }: { readonly rows: readonly (readonly [words: string, value: string])[] }) => (
  <dl class="facts">
    {rows.map(([words, value]) => (
      <div key={words}>
        <dt>{words}</dt>
        <dd class="long">{value}</dd>
      </div>
    ))}
  </dl>
)
