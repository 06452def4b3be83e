/** One field of a typed record: an input of the sort that its schema asks, with its hint and what is wrong with it. */
import type { FormField } from '#model'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame, HandError, HandProps } from '../props.ts'
import { Field, Select } from '../ui/parts.tsx'
import { capital } from './words.ts'

interface Props {
  readonly field: FormField
  readonly typed: HandProps['typed']
  readonly error: HandError | undefined
  readonly currencies: readonly string[]
  readonly frame: Frame
}

/** The name of a field for who types it. */
export const fieldName = (name: string, lang: Lang): string =>
  capital(text(lang).where.hand.fields[name] ?? text(lang).attic.fields[name] ?? name)

export function HandField({ field, typed, error, currencies, frame }: Props) {
  const { name, type, required, values, max } = field
  const { lang } = frame
  const t = text(lang).where.hand
  const words = fieldName(name, lang)
  const label = required ? `${words}\u00a0*` : words
  const value = typed[name] ?? ''
  const wrong = error === undefined ? undefined : t.errors[error]
  if (type === 'address') return <Address {...{ name, typed, wrong, lang, label }} />
  if (type === 'choice' || type === 'currency') {
    const options = (type === 'currency' ? currencies : (values ?? [])).map(
      (option) => [option, type === 'currency' ? option : (text(lang).attic.values[option] ?? option)] as const,
    )
    const none = ['', t.choose] as const
    return <Select label={label} name={name} value={value} options={[none, ...options]} {...(wrong !== undefined && { error: wrong })} />
  }
  if (type === 'yes') {
    return (
      <p class="check">
        <input type="checkbox" id={name} name={name} value="yes" checked={value !== ''} />
        <label for={name}>{label}</label>
      </p>
    )
  }
  const given = { label, name, error: wrong, ...(hintOf(type, t) !== undefined && { hint: hintOf(type, t) }) }
  if (type === 'long' || type === 'list') return <Field {...given} area={{ rows: 3, value, required }} />
  const shape = type === 'day' ? { placeholder: t.dayShape } : {}
  return <Field {...given} input={{ ...inputs[type], ...shape, value, required, maxLength: type === 'text' ? max : 80 }} />
}

type Words = ReturnType<typeof text>['where']['hand']

function hintOf(type: FormField['type'], t: Words): string | undefined {
  const hints: { readonly [T in FormField['type']]?: string } = {
    amount: t.amountHint,
    quantity: t.quantityHint,
    degrees: t.degreesHint,
    list: t.listHint,
    instant: t.timeHint,
  }
  return hints[type]
}

/** A browser that knows no date input shows a text one, and its placeholder says how to write. */
const inputs = {
  text: { type: 'text' },
  day: { type: 'date' },
  instant: { type: 'datetime-local' },
  amount: { type: 'text', inputMode: 'decimal' },
  quantity: { type: 'text', inputMode: 'decimal' },
  // A keyboard of digits has no minus on some phones.
  degrees: { type: 'text' },
  count: { type: 'text', inputMode: 'numeric' },
} as const

interface AddressProps {
  readonly name: string
  readonly label: string
  readonly typed: HandProps['typed']
  readonly wrong: string | undefined
  readonly lang: Frame['lang']
}

const Address = ({ name, label, typed, wrong, lang }: AddressProps) => (
  <fieldset class="stack" id={name}>
    <legend>{label}</legend>
    {wrong !== undefined && <p class="wrong">{wrong}</p>}
    {(['lines', 'postcode', 'city', 'country'] as const).map((part) => (
      <Field
        key={part}
        label={text(lang).where.hand.addressParts[part]}
        name={`${name}.${part}`}
        input={{ type: 'text', value: typed[`${name}.${part}`] ?? '', maxLength: part === 'postcode' ? 16 : 140 }}
      />
    ))}
  </fieldset>
)
