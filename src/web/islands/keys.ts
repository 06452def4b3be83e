/** The shortcuts of the pages of records: the dialog that lists them, and what a key means where nothing is being typed. */

/** Shows the dialog on `?` and on its button. */
export function mountKeys(place: HTMLElement): void {
  const shown = place.querySelector<HTMLElement>('[data-keys]')
  const dialog = shown?.querySelector('dialog')
  if (!shown || !dialog) return
  shown.hidden = false
  shown.querySelector('[data-show]')?.addEventListener('click', () => dialog.showModal())
  dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close())
  onKey((key) => {
    if (key !== '?' || dialog.open) return false
    dialog.showModal()
    return true
  })
}

/** Calls for a key pressed alone outside of fields and dialogs; what answers true was for us. */
export function onKey(work: (key: string) => boolean): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const at = event.target instanceof Element ? event.target : document.body
    if (at.closest('input, select, textarea, dialog[open], [contenteditable]')) return
    if (work(event.key)) event.preventDefault()
  })
}
