/** The lists of matching: links made, what is left on each side, and what the person said. */
import { type Lang, links } from '#routes'
import { money, text } from '../../i18n/index.ts'
import type { StatementList, StatementProps } from '../../props.ts'
import { Button } from '../../ui/parts.tsx'
import { JudgeLink, LinkWords, OperationWords, PaperWords } from './link.tsx'
import { Pages } from './parts.tsx'

type Given = StatementProps & { readonly lang: Lang }

export function StatementLists(given: Given) {
  const { list, counts, page, pages, group, lang } = given
  const t = text(lang).matching.statement
  const names = ['links', 'documents', 'operations', 'said'] as const satisfies readonly StatementList[]
  const Body = bodies[list]
  const to = (number: number): string =>
    `${links.statement({ list, ...(group === null ? {} : { why: group.why, currency: group.currency }), page: String(number) })}#lists`
  return (
    <section class="stack" id="lists" aria-label={t.listLabel}>
      <nav class="tabs" aria-label={t.listLabel}>
        {names.map((name) => (
          <a key={name} href={`${links.statement({ list: name })}#lists`} aria-current={name === list ? 'page' : undefined}>
            {t.lists[name](counts[name])}
          </a>
        ))}
      </nav>
      <Body {...given} />
      <Pages page={page} pages={pages} to={to} lang={lang} />
    </section>
  )
}

const bodies: { readonly [L in StatementList]: (given: Given) => preact.JSX.Element } = {
  links: Made,
  documents: Papers,
  operations: Left,
  said: Said,
}

function Made({ links: made, lang }: Given) {
  const t = text(lang).matching.statement
  if (made.length === 0) return <p class="soft">{t.noLinks}</p>
  return (
    <ul role="list" class="links">
      {made.map((link) => (
        <li key={[...link.documents, ...link.operations].map(({ id }) => id).join(' ')}>
          <LinkWords link={link} lang={lang} />
          <JudgeLink link={link} verdicts={['never']} back="links" lang={lang} />
        </li>
      ))}
    </ul>
  )
}

function Papers({ left, lang }: Given) {
  const t = text(lang).matching.statement
  if (left.length === 0) return <p class="soft">{t.noDocuments}</p>
  return (
    <ul role="list" class="links">
      {left.map((paper) => (
        <li key={paper.id}>
          <PaperWords paper={paper} lang={lang} />
          <p class="small soft">{t.paperWhy[paper.why]}</p>
        </li>
      ))}
    </ul>
  )
}

function Left({ groups, group, lang }: Given) {
  const t = text(lang).matching.statement
  if (groups.length === 0) return <p class="soft">{t.noOperations}</p>
  return (
    <ul role="list" class="links">
      {groups.map(({ why, currency, amount, operations }) => {
        const open = group?.why === why && group.currency === currency
        return (
          <li key={`${why} ${currency}`}>
            <p class="line">
              <a href={`${links.statement({ list: 'operations', why, currency })}#lists`} aria-current={open ? 'true' : undefined}>
                {t.leftWhy[why]}
              </a>
              <strong>{t.groupLine(operations, money(amount, currency, lang))}</strong>
            </p>
            {open && group.operations.map((operation) => <OperationWords key={operation.id} operation={operation} lang={lang} />)}
          </li>
        )
      })}
    </ul>
  )
}

function Said({ said, lang }: Given) {
  const { statement: t } = text(lang).matching
  if (said.length === 0) return <p class="soft">{t.noSaid}</p>
  return (
    <ul role="list" class="links">
      {said.map(({ about, verdict, operation, paper }) => (
        <li key={about}>
          {paper === null ? <p class="soft">{t.gone}</p> : <PaperWords paper={paper} lang={lang} />}
          <span class="small soft joins">{verdict === 'sure' ? t.saidSure : t.saidNever}</span>
          {operation === null ? <p class="soft">{t.gone}</p> : <OperationWords operation={operation} lang={lang} />}
          <form method="post" action={links.judgeLinks()} class="row judge">
            <input type="hidden" name="about" value={about} />
            <input type="hidden" name="list" value="said" />
            <Button look="quiet" name="verdict" value="withdrawn">
              {t.takeBack}
              <span class="vh"> : {[paper?.name, operation?.label].filter(Boolean).join(', ')}</span>
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
