/** Lets a person read what she types: a button after each passphrase field, off at first, off again when the form leaves. */
export function mount(form: HTMLElement): void {
  const { show = '', hide = '' } = form.dataset
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=password]')) addToggle(input, show, hide)
}

function addToggle(input: HTMLInputElement, show: string, hide: string): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'reveal'
  button.setAttribute('aria-controls', input.id)
  const set = (shown: boolean): void => {
    input.type = shown ? 'text' : 'password'
    button.textContent = shown ? hide : show
    button.setAttribute('aria-pressed', String(shown))
  }
  set(false)
  button.addEventListener('click', () => set(input.type === 'password'))
  input.form?.addEventListener('submit', () => set(false))
  input.after(button)
}
