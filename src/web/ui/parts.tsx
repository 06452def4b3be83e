/** The shared parts of the pages. Looks are in `css/parts.css`; a part adds no words of its own. */
import type { ComponentChildren, JSX } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** What a colour says: leaf = mine and safe, sky = the outside, wheat = attention, berry = leaving, ending, wrong. */
export type Tone = 'leaf' | 'sky' | 'wheat' | 'berry'
type Children = { readonly children: ComponentChildren }

/** A link that looks like a button (`href`), or a submit button. `look`: main action, quiet one, or one that ends something. */
export function Button(
  props: Children & { readonly href?: string; readonly look?: 'main' | 'quiet' | 'end'; readonly name?: string; readonly value?: string },
) {
  const { href, look = 'main', name, value, children } = props
  const style = look === 'main' ? 'btn' : `btn ${look}`
  if (href !== undefined) {
    return (
      <a class={style} href={href}>
        {children}
      </a>
    )
  }
  return (
    <button class={style} type="submit" name={name} value={value}>
      {children}
    </button>
  )
}

/** Things that are separate: a section on a sheet, named by its heading. `aside` stands opposite the title (a link, a chip). */
export function Card(
  props: Children & {
    readonly title?: string
    readonly aside?: ComponentChildren
    readonly id?: string
    readonly tone?: Tone
    readonly level?: 2 | 3
  },
) {
  const { title, aside, id, tone, level = 2, children } = props
  const Heading: 'h2' | 'h3' = `h${level}`
  return (
    <section class={tone ? `card ${tone}` : 'card'} id={id} aria-labelledby={title !== undefined && id ? `${id}-title` : undefined}>
      {title !== undefined && (
        <header>
          <Heading id={id ? `${id}-title` : undefined}>{title}</Heading>
          {aside}
        </header>
      )}
      {children}
    </section>
  )
}

/** A short state in a coloured pill; the word carries the meaning, the colour only repeats it. */
export const Chip = ({ tone = 'leaf', children }: Children & { readonly tone?: Tone }) => <span class={`chip ${tone}`}>{children}</span>

/** A large figure with what it says; `note` rests on what. */
export const Figure = ({
  value,
  label,
  note,
}: {
  readonly value: ComponentChildren
  readonly label: ComponentChildren
  readonly note?: ComponentChildren
}) => (
  <div class="figure">
    <span class="label">{label}</span>
    <strong class="value">{value}</strong>
    {note !== undefined && <span class="note">{note}</span>}
  </div>
)

/**
 * A labelled input. `hint` is read with it; `error` marks it invalid and is read first. Other attributes go to the input;
 * `area` are those of a text on several lines instead.
 */
export function Field(props: {
  readonly label: string
  readonly name: string
  readonly hint?: ComponentChildren
  readonly error?: string | undefined
  readonly input?: JSX.IntrinsicElements['input']
  readonly area?: JSX.IntrinsicElements['textarea']
}) {
  const { label, name, hint, error, input, area } = props
  const described = [error === undefined ? '' : `${name}-error`, hint === undefined ? '' : `${name}-hint`].filter(Boolean).join(' ')
  const given = {
    id: name,
    name,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': error === undefined ? undefined : 'true',
  } as const
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="wrong" id={`${name}-error`}>
          {error}
        </p>
      )}
      {area === undefined ? <input {...input} {...given} /> : <textarea {...area} {...given} />}
    </div>
  )
}

/** A labelled choice; options are pairs of value and words, with the language of the words when it is not the page's. */
export function Select(props: {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string, lang?: string])[]
  readonly hint?: ComponentChildren
  readonly error?: string
}) {
  const { label, name, value, options, hint, error } = props
  const described = [error === undefined ? '' : `${name}-error`, hint === undefined ? '' : `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="wrong" id={`${name}-error`}>
          {error}
        </p>
      )}
      <select
        id={name}
        name={name}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {options.map(([option, words, lang]) => (
          <option key={option} value={option} lang={lang} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

const noticeIcons: { readonly [T in Tone]: IconName } = { leaf: 'check', sky: 'info', wheat: 'warning', berry: 'cross' }

/** Something to know now. `live` announces it (after an action); otherwise it is plain text with an icon. */
export const Notice = ({
  tone = 'sky',
  title,
  live,
  children,
}: Children & { readonly tone?: Tone; readonly title?: string; readonly live?: boolean }) => (
  <div class={`notice ${tone}`} role={live ? (tone === 'berry' ? 'alert' : 'status') : undefined}>
    <Icon name={noticeIcons[tone]} />
    <div>
      {title !== undefined && <strong class="title">{title}</strong>}
      {children}
    </div>
  </div>
)

/** What stands where nothing is yet: what is missing, and what to do now. */
export const EmptyState = ({ title, level = 2, children }: Children & { readonly title: string; readonly level?: 2 | 3 }) => {
  const Heading: 'h2' | 'h3' = `h${level}`
  return (
    <div class="empty">
      <svg class="jar" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
        <path class="line" d="M20 8h24v7H20zM18 23c0-4 3-6 3-8h22c0 2 3 4 3 8v28a5 5 0 0 1-5 5H23a5 5 0 0 1-5-5z" />
        <path class="seed" d="M32 50V38m0 5c-4 0-6-2-6-5.5 4 0 6 2 6 5.5Zm0 0c4 0 6-2 6-5.5-4 0-6 2-6 5.5Z" />
      </svg>
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}

/** Rows between lines. Use `<Row>` inside. */
export const List = ({ children }: Children) => <ul class="list">{children}</ul>

/** One row: a mark on the left (an initial or an icon, decorative), the words, and what stands at the end. */
export const Row = ({
  mark,
  tone = 'leaf',
  end,
  children,
}: Children & { readonly mark?: ComponentChildren; readonly tone?: Tone; readonly end?: ComponentChildren }) => (
  <li class={mark === undefined ? 'plain' : undefined}>
    {mark !== undefined && (
      <span class={`dot ${tone}`} aria-hidden="true">
        {mark}
      </span>
    )}
    <div>{children}</div>
    {end !== undefined && <div class="end">{end}</div>}
  </li>
)
