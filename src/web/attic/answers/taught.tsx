/** What the person taught a service: each line taken back with one button. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, TaughtProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, List, Row } from '../../ui/parts.tsx'

export function TaughtPage({ frame, service, name, taught }: TaughtProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).answers.taughtPage
  return (
    <Frame frame={frame} title={t.title(name)} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.answers()}>{t.back}</a>
          </p>
          <h1>{t.title(name)}</h1>
          <p class="lead">{t.about}</p>
        </header>
        {taught.length === 0 ? (
          <p class="soft">{t.none}</p>
        ) : (
          <List>
            {taught.map(({ about, words, said, record }) => (
              <Row
                key={about}
                end={
                  <form method="post" action={links.answerTaught(service)}>
                    <input type="hidden" name="about" value={about} />
                    <Button look="quiet">
                      {t.take}
                      <span class="vh"> : {words}</span>
                    </Button>
                  </form>
                }
              >
                <strong>{said}</strong>
                <span class="small soft block">
                  {words}
                  {record !== undefined && (
                    <>
                      {' · '}
                      <a href={links.record('bank.transaction', record)}>{t.seeOperation}</a>
                    </>
                  )}
                </span>
              </Row>
            ))}
          </List>
        )}
      </div>
    </Frame>
  )
}
