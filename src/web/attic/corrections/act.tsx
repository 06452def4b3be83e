/** One act on records, in steps: what is asked, what it would do, done. What was typed travels in the form alone. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Notice } from '../../ui/parts.tsx'
import { CorrectForm } from './correct-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { Again, Change, inOneLine } from './parts.tsx'
import { type ActProps, Reason } from './reason.tsx'
import { SplitForm } from './split-form.tsx'

export function ActPage(props: ActProps) {
  const { frame, act, count, kind, records, wrong } = props
  const { lang } = frame
  const t = text(lang).corrections
  const [only] = records
  return (
    <Frame frame={frame} title={t.titles[act]} current="records">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            {count === 1 && only ? (
              <a href={links.record(kind, only.id)}>{t.backToRecord}</a>
            ) : (
              <a href={links.records({ kind })}>{t.backToRecords}</a>
            )}
          </p>
          <h1>{t.titles[act]}</h1>
          {count > 0 && <p class="lead">{count === 1 && only ? inOneLine(only, lang) : t.many(count)}</p>}
        </header>
        {wrong !== undefined && (
          <Notice tone="berry" title={count === 0 ? t.nothingChosen : t.wrong[wrong]} live>
            {count === 0 && <p>{t.nothingChosenAbout}</p>}
          </Notice>
        )}
        {count > 0 && <Step {...props} />}
      </div>
    </Frame>
  )
}

function Step(props: ActProps) {
  const { act, step } = props
  if (act === 'merge') return <MergeForm {...props} />
  if (act === 'split' && step === 'ask') return <SplitForm {...props} />
  if (act === 'correct' && step === 'ask') return <CorrectForm {...props} />
  return <Look {...props} />
}

/** What would be done, then the button that does it. */
function Look(props: ActProps) {
  const { frame, act, count, records, samples, changed, typed, selection, field, reason } = props
  const { lang } = frame
  const t = text(lang).corrections
  const isTyped = act === 'correct' || act === 'split'
  return (
    <Card title={t.look[act](act === 'correct' ? changed : count)} id="look" {...(act === 'remove' && { tone: 'berry' as const })}>
      {act !== 'correct' && <p>{t.about[act]}</p>}
      {act === 'correct' && count > changed && <p>{t.unchanged(count - changed)}</p>}
      <ul class="list">
        {isTyped
          ? samples.map(({ before, after }, index) => (
              <li class="plain" key={index}>
                <div class="stack">
                  <p>{inOneLine(act === 'split' ? after : before, lang)}</p>
                  {act === 'correct' && <Change before={before} after={after} lang={lang} />}
                </div>
              </li>
            ))
          : records.map((record) => (
              <li class="plain" key={record.id}>
                <div>{inOneLine(record, lang)}</div>
              </li>
            ))}
      </ul>
      {(isTyped ? act === 'correct' && changed > samples.length : count > records.length) && (
        <p class="soft">{t.andMore((act === 'correct' ? changed : count) - (isTyped ? samples : records).length)}</p>
      )}
      <form method="post" action={links.actOnRecords()} class="stack">
        <Again fields={selection} />
        {field !== undefined && <input type="hidden" name="_field" value={field} />}
        {isTyped && <Again fields={Object.entries(typed).map(([name, value]) => [name, value ?? ''] as const)} />}
        {isTyped ? <input type="hidden" name="_reason" value={reason} /> : <Reason frame={frame} reason={reason} />}
        <div class="row">
          <Button name="_step" value="save" look={act === 'remove' ? 'end' : 'main'}>
            {t.confirm[act](act === 'correct' ? changed : count)}
          </Button>
          {isTyped && (
            <Button name="_step" value="ask" look="quiet">
              {t.change}
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}
