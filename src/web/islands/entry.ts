/**
 * The only script of every page: finds what asks to be enhanced (`data-island="name"`) and loads that island alone.
 * A page without islands downloads nothing more; without JavaScript the markup works as it is.
 */
interface Island {
  readonly mount: (element: HTMLElement) => void
}

/** One line an island: the name in `data-island`, and its module. */
const islands: { readonly [name: string]: () => Promise<Island> } = {
  drop: () => import('./drop.ts'),
  inspect: () => import('./inspect/inspect.ts'),
  print: () => import('./print.ts'),
  importing: () => import('./importing.ts'),
  table: () => import('./table.ts'),
  records: () => import('./records.ts'),
  goOn: () => import('./go-on.ts'),
  record: () => import('./record.ts'),
  passphrase: () => import('./passphrase.ts'),
  passkeyAdd: () => import('./passkey-add.ts'),
  passkeyEnter: () => import('./passkey-enter.ts'),
}

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  void islands[element.dataset['island'] ?? '']?.().then((island) => island.mount(element))
}
