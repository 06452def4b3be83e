/** The state of the platform: quantities and health. */
import { bytes, count, moment, text } from '../i18n/index.ts'
import type { Frame as FrameData, OperatorProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Card, Notice } from '../ui/parts.tsx'

type Given = OperatorProps & { readonly frame: FrameData }

export function OperatorState({ frame, state }: Given) {
  const t = text(frame.lang).operator.state
  const number = (value: number) => count(value, frame.lang)
  const { people, sealed, imports, jobs, erasures, argon2 } = state
  return (
    <Frame frame={frame} title={t.title} current="operator">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {jobs.failed > 0 && (
          <Notice tone="wheat">
            <p>{t.failed(jobs.failed)}</p>
          </Notice>
        )}
        <div class="two even">
          <Card title={t.peopleTitle} id="people">
            <Facts
              rows={[
                [t.accounts, number(people.accounts)],
                [t.attics, number(people.attics)],
                [t.trials, number(people.trials)],
                [t.sessions, number(people.sessions)],
              ]}
            />
          </Card>
          <Card title={t.sealedTitle} id="sealed">
            <Facts
              rows={[
                [t.segments, number(sealed.segments)],
                [t.bytes, bytes(sealed.bytes, frame.lang)],
                [t.imports, number(imports.imports)],
                [t.records, number(imports.records)],
              ]}
            />
          </Card>
          <Card title={t.workTitle} id="work">
            <Facts
              rows={[
                [t.jobsWaiting, number(jobs.waiting)],
                [t.jobsLate, number(jobs.late)],
                [t.jobsFailed, number(jobs.failed)],
                [t.erasuresWaiting, number(erasures.waiting)],
                [t.erasuresDone, number(erasures.done)],
                [t.argon2Running, number(argon2.running)],
                [t.argon2Waiting, number(argon2.waiting)],
              ]}
            />
          </Card>
          <Machine frame={frame} state={state} />
        </div>
        <Card title={t.errorsTitle} id="errors">
          <Errors frame={frame} state={state} />
        </Card>
      </div>
    </Frame>
  )
}

function Machine({ frame, state }: Given) {
  const t = text(frame.lang).operator.state
  return (
    <Card title={t.machineTitle} id="machine">
      <Facts
        rows={[
          [t.version, state.version],
          [t.database, state.database === 'sqlite' ? 'SQLite' : 'PostgreSQL'],
          [t.started, moment(state.startedAt, frame.lang, frame.zone)],
          [t.free, state.freeBytes === null ? t.unknown : bytes(state.freeBytes, frame.lang)],
        ]}
      />
      <p class="small soft">{t.backups}</p>
    </Card>
  )
}

function Errors({ frame, state }: Given) {
  const t = text(frame.lang).operator.state
  if (state.errors.length === 0) return <p>{t.errorsNone}</p>
  return (
    <div class="scroll" tabindex={0} role="group" aria-labelledby="errors-title">
      <table>
        <thead>
          <tr>
            <th scope="col">{t.errorsAt}</th>
            <th scope="col">{t.errorsRoute}</th>
            <th scope="col">{t.errorsPlace}</th>
          </tr>
        </thead>
        <tbody>
          {state.errors.map(({ at, method, route, place }, index) => (
            <tr key={index}>
              <td>{moment(at, frame.lang, frame.zone)}</td>
              <td>
                <code>
                  {method} {route}
                </code>
              </td>
              <td>
                <code>{place}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Facts = ({ rows }: { readonly rows: readonly (readonly [words: string, value: string])[] }) => (
  <dl class="facts">
    {rows.map(([words, value]) => (
      <div key={words}>
        <dt>{words}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
