/** The page of what a person adds beside her passphrase, passkeys or import tokens: those there are, one to add, what to know. */
import type { ComponentChildren } from 'preact'
import { type Lang, links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, List } from '../ui/parts.tsx'

interface Words {
  readonly title: string
  readonly lead: string
  readonly none: string
  readonly addTitle: string
  readonly keepTitle: string
  readonly keep: readonly string[]
}

interface WaysInProps {
  readonly frame: FrameData
  readonly words: Words
  /** What the last act came to. */
  readonly news: ComponentChildren
  readonly rows: readonly ComponentChildren[]
  readonly add: ComponentChildren
}

export const WaysInPage = ({ frame, words, news, rows, add }: WaysInProps) => (
  <Frame frame={frame} title={words.title} current="settings">
    <div class="wrap stack loose">
      <header class="head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      {news}
      {rows.length === 0 ? <p>{words.none}</p> : <List>{rows}</List>}
      <div class="two even">
        <Card title={words.addTitle} id="add">
          {add}
        </Card>
        <Card title={words.keepTitle} id="keep">
          <ul class="kept">
            {words.keep.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Card>
      </div>
      <p>
        <a href={links.settings()}>{text(frame.lang).common.settings}</a>
      </p>
    </div>
  </Frame>
)

/** Nothing is added before the recovery code is confirmed; `why` says so. */
export const KitFirst = ({ lang, why }: { readonly lang: Lang; readonly why: string }) => (
  <>
    <p>{why}</p>
    <p>
      <Button href={links.kit()}>{text(lang).attic.drop.kitFirst.go}</Button>
    </p>
  </>
)
