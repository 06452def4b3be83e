/** Two invented people to try with, their files, and an exercise for a class. */
import { links } from '#routes'
import { bytes, text } from '../i18n/index.ts'
import type { ExamplePerson, Frame as FrameData, TryProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Button, EmptyState } from '../ui/parts.tsx'
import { Rich } from '../ui/rich.tsx'
import { Refused } from './refused.tsx'

export function Try({ frame, people, refusal }: TryProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).public.try
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="try">
      <div class="wrap page stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        {people.length === 0 ? (
          <EmptyState title={t.none.title}>
            <p>{t.none.text}</p>
            <Button href={links.signUp(frame.lang)}>{text(frame.lang).common.signUp}</Button>
          </EmptyState>
        ) : (
          <ul class="people">
            {people.map((person) => (
              <Person key={person.id} frame={frame} person={person} />
            ))}
          </ul>
        )}
        <Exercise frame={frame} />
      </div>
    </Frame>
  )
}

function Person({ frame, person }: { readonly frame: FrameData; readonly person: ExamplePerson }) {
  const t = text(frame.lang).public.try
  return (
    <li class="card">
      <h2>{person.name}</h2>
      <p>{person.about}</p>
      <form method="post" action={links.try(frame.lang)}>
        <Button name="person" value={person.id}>
          {t.open(person.name)}
        </Button>
      </form>
      {person.files.length > 0 && (
        <details>
          <summary>{t.files(person.files.length)}</summary>
          <ul class="files">
            {person.files.map(({ file, about, size }) => (
              <li key={file}>
                <a href={links.example(file)} download={file}>
                  <Icon name="file" />
                  <span>
                    {file} <small>{bytes(size, frame.lang)}</small>
                  </span>
                </a>
                <span class="soft small">{about}</span>
              </li>
            ))}
          </ul>
          <p class="soft small">{t.filesNote}</p>
        </details>
      )}
    </li>
  )
}

function Exercise({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).public.try.exercise
  return (
    <section class="exercise stack" id="exercise" aria-labelledby="exercise-title">
      <h2 id="exercise-title">{t.title}</h2>
      <p class="soft">{t.lead}</p>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>
            <Rich>{step}</Rich>
          </li>
        ))}
      </ol>
      <p>{t.end}</p>
    </section>
  )
}
