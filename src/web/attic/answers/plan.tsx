/** A month against what was planned: each post with what is already there, what is planned and where it would end. */
import { type Lang, links } from '#routes'
import { MonthSpark } from '../../charts/month-spark.tsx'
import { roundMoney, wholeUnits } from '../../charts/scale.ts'
import { ShareBar } from '../../charts/share-bar.tsx'
import { day, money, month, text } from '../../i18n/index.ts'
import type { Frame as FrameData, PlanProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Field } from '../../ui/parts.tsx'
import { capital } from '../words.ts'
import { BudgetTabs, Currencies, Nothing, Twin, typedAmount } from './parts.tsx'

type Post = PlanProps['posts'][number]
type Props = PlanProps & { readonly frame: FrameData }

export function PlanPage({ frame, ...plan }: Props) {
  const { lang } = frame
  const t = text(lang).answers
  return (
    <Frame frame={frame} title={t.plan.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <BudgetTabs current="budgetPlan" lang={lang} />
          <h1>{plan.posts.length === 0 ? t.plan.title : findingOf(plan, lang)}</h1>
          {plan.posts.length > 0 && <p class="lead">{t.plan.about(day(plan.asOf, lang))}</p>}
          <Currencies {...plan} to={(currency) => links.budgetPlan({ currency })} lang={lang} />
        </header>
        {plan.posts.length === 0 ? (
          <Nothing lang={lang} />
        ) : (
          <>
            <Posts frame={frame} {...plan} direction="out" />
            <Posts frame={frame} {...plan} direction="in" />
            <Twin
              label={t.plan.title}
              file={links.answerTable('budget', 'plan')}
              head={[t.whatIf.post, t.plan.usual, t.plan.spent, t.plan.ends('')]}
              rows={plan.posts.map(({ label, planned, actual, forecast }) => [
                label,
                planned === null ? '' : money(planned, plan.currency, lang),
                money(actual, plan.currency, lang),
                money(forecast, plan.currency, lang),
              ])}
              lang={lang}
            />
          </>
        )}
      </div>
    </Frame>
  )
}

function findingOf({ posts, month: at, currency }: PlanProps, lang: Lang): string {
  const t = text(lang).answers.plan
  const out = posts.filter(({ direction }) => direction === 'out')
  const over = out.reduce((sum, { forecast, planned }) => sum + forecast - (planned ?? 0), 0)
  const name = capital(month(at, lang))
  return wholeUnits(over, currency) === 0 ? t.even(name) : t.finding(name, roundMoney(Math.abs(over), currency, lang), over > 0)
}

function Posts({ frame, posts, direction, ...plan }: Props & { readonly direction: 'in' | 'out' }) {
  const t = text(frame.lang).answers.plan
  const own = posts.filter((post) => post.direction === direction)
  if (own.length === 0) return null
  const most = Math.max(...own.flatMap(({ planned, forecast, actual }) => [planned ?? 0, forecast, actual]))
  return (
    <Card title={text(frame.lang).attic.budget[direction]} id={direction}>
      {direction === 'out' && <p class="small soft">{t.legend}</p>}
      <ul role="list" class="posts planned">
        {own.map((post) => (
          <Line key={post.category} post={post} most={most} frame={frame} {...plan} />
        ))}
      </ul>
    </Card>
  )
}

interface LineProps extends Omit<PlanProps, 'posts'> {
  readonly post: Post
  readonly most: number
  readonly frame: FrameData
}

function Line({ post, most, frame, currency, month: at, wrong }: LineProps) {
  const { lang } = frame
  const t = text(lang).answers.plan
  const { category, label, planned, actual, expected, forecast, direction, source, history } = post
  const amount = (minor: number): string => money(minor, currency, lang)
  const facts = [
    t.ends(amount(forecast)),
    ...(expected === 0 ? [] : [t.still(amount(expected))]),
    // Where the others come from is said once, above.
    ...(source === 'said' ? [t.said] : []),
  ]
  const field = `plan-${category}`
  return (
    <li>
      {/* Nothing yet this month: what is planned opens month by month, below. */}
      {actual === 0 ? (
        <span>{label}</span>
      ) : (
        <a href={links.records({ service: 'budget', figure: ['post', currency, at, category].join('/') })}>{label}</a>
      )}
      <strong>{planned === null ? t.ofNone(amount(actual)) : t.of(amount(actual), amount(planned))}</strong>
      <ShareBar amount={actual} usual={planned} most={most} way={direction} />
      <details class="small habit" open={wrong === category}>
        <summary>
          {facts.join(' · ')}
          <span class="vh"> · {t.change(label)}</span>
        </summary>
        <MonthSpark
          id={field}
          title={t.history(label)}
          months={history}
          file={links.answerTable('budget', 'posts')}
          opens={(one) => links.records({ service: 'budget', figure: ['post', currency, one, category].join('/') })}
          currency={currency}
          lang={lang}
        />
        <form method="post" action={links.budgetPlan()} class="row inline">
          <input type="hidden" name="currency" value={currency} />
          <input type="hidden" name="category" value={category} />
          <Field
            label={t.change(label)}
            name={field}
            hint={t.empty}
            error={wrong === category ? t.wrong : undefined}
            input={{
              inputmode: 'decimal',
              autocomplete: 'off',
              value: source === 'said' && planned !== null ? typedAmount(planned, currency, lang) : '',
            }}
          />
          <Button look="quiet">{text(lang).answers.save}</Button>
        </form>
      </details>
    </li>
  )
}
