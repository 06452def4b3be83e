/** Goes on by itself with what takes several acts; without it, its button does. */
export function mount(form: HTMLElement): void {
  if (form instanceof HTMLFormElement) form.requestSubmit(form.querySelector('button'))
}
